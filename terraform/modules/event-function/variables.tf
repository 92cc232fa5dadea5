variable "name" {
  description = "Name of the stage; also the entry point of its bundle."
  type        = string
}

variable "description" {
  description = "What the function does, in a sentence."
  type        = string
}

variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Region of the function."
  type        = string
}

variable "bundle_folder" {
  description = "Folder that npm run build has written for the stage: index.js and package.json."
  type        = string
}

variable "source_bucket" {
  description = "Bucket for the packed bundles."
  type        = string
}

variable "image_repository" {
  description = "Id of the Artifact Registry repository for the images that the platform builds."
  type        = string
}

variable "build_service_account" {
  description = "Id of the service account that builds the image (projects/…/serviceAccounts/…)."
  type        = string
}

variable "service_account" {
  description = "Email address of the service account that the function runs as."
  type        = string
}

variable "invokers" {
  description = "IAM members that may call the function, by a name."
  type        = map(string)
}

variable "environment" {
  description = "Environment variables."
  type        = map(string)
}

variable "memory" {
  description = "Memory of an instance, such as 512Mi."
  type        = string
}

variable "cpu" {
  description = "Processors of an instance."
  type        = string
  default     = "1"
}

variable "instances_max" {
  description = "Instances at one time. 1: deliveries follow each other."
  type        = number

  validation {
    condition     = var.instances_max >= 1 && var.instances_max <= 20
    error_message = "Between 1 and 20: more is more than the sources and the budget take."
  }
}

variable "timeout_seconds" {
  description = "Longest run. Pub/Sub delivers again after its acknowledgement deadline, 600 s at most, so longer runs would overlap."
  type        = number
  default     = 540

  validation {
    condition     = var.timeout_seconds > 0 && var.timeout_seconds <= 600
    error_message = "At most 600 seconds, the largest acknowledgement deadline."
  }
}

variable "labels" {
  description = "Labels of every resource."
  type        = map(string)
  default     = {}
}
