variable "name" {
  description = "Name of the secret, as the code asks for it."
  type        = string
}

variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Region that keeps the secret."
  type        = string
}

variable "readers" {
  description = "Email addresses of the service accounts that may read the secret, by stage."
  type        = map(string)
}

variable "labels" {
  description = "Labels of the secret."
  type        = map(string)
  default     = {}
}
