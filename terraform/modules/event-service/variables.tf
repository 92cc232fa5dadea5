variable "name" {
  description = "Name of the service."
  type        = string
}

variable "description" {
  description = "What the service does, in a sentence."
  type        = string
}

variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Region of the service."
  type        = string
}

variable "image" {
  description = "Image with its tag or digest."
  type        = string

  validation {
    condition     = !endswith(var.image, ":latest")
    error_message = "A moving tag cannot be rolled back to: name a version."
  }
}

variable "service_account" {
  description = "Email address of the service account that the service runs as."
  type        = string
}

variable "invokers" {
  description = "IAM members that may call the service, by a name."
  type        = map(string)
}

variable "is_public" {
  description = "Whether everybody may call the service, without a token."
  type        = bool
  default     = false
}

variable "is_internal" {
  description = "Whether only Pub/Sub and Scheduler of the same project reach the service."
  type        = bool
  default     = true
}

variable "audience" {
  description = "Audience of the tokens that come with pushes, beside the URL of the service, which is not known before the service is."
  type        = string
}

variable "environment" {
  description = "Environment variables."
  type        = map(string)
}

variable "memory" {
  description = "Memory of an instance, such as 2Gi."
  type        = string
}

variable "cpu" {
  description = "Processors of an instance."
  type        = string
  default     = "1"
}

variable "concurrency" {
  description = "Requests that an instance works on at one time."
  type        = number
  default     = 1
}

variable "instances_max" {
  description = "Instances at one time. 1: deliveries follow each other."
  type        = number

  validation {
    condition     = var.instances_max >= 1 && var.instances_max <= 20
    error_message = "Between 1 and 20: more is more than the budget takes."
  }
}

variable "timeout_seconds" {
  description = "Longest request. Pub/Sub delivers again after its acknowledgement deadline, 600 s at most, so longer ones would overlap."
  type        = number
  default     = 600

  validation {
    condition     = var.timeout_seconds > 0 && var.timeout_seconds <= 600
    error_message = "At most 600 seconds, the largest acknowledgement deadline."
  }
}

variable "network" {
  description = "Network and subnetwork for private addresses such as the cache; null: none."
  type = object({
    network    = string
    subnetwork = string
  })
  default = null
}

variable "labels" {
  description = "Labels of every resource."
  type        = map(string)
  default     = {}
}
