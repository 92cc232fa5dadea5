variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "environment" {
  description = "dev or prod: the GitHub environment whose jobs may deploy here."
  type        = string

  validation {
    condition     = contains(["dev", "prod"], var.environment)
    error_message = "dev or prod."
  }
}

variable "region" {
  description = "Region of the images and of the Terraform state."
  type        = string
  default     = "us-east1"
}

variable "github_repository" {
  description = "Repository whose workflows deploy, as owner/name."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.github_repository))
    error_message = "Expected owner/name."
  }
}
