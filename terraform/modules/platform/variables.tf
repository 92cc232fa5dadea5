variable "project_id" {
  description = "Id of the project. dev and prod are two projects."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "Expected the id of a project: 6 to 30 small letters, digits and hyphens."
  }
}

variable "environment" {
  description = "dev or prod: stands in labels and in the names of alerts, nowhere else."
  type        = string

  validation {
    condition     = contains(["dev", "prod"], var.environment)
    error_message = "dev or prod."
  }
}

variable "region" {
  description = "Region of functions, services, buckets and schedules."
  type        = string
  default     = "us-east1"

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "Expected a region such as us-east1."
  }
}

variable "location" {
  description = "Location of the BigQuery datasets. It cannot be changed later."
  type        = string
  default     = "US"
}

variable "image_tag" {
  description = "Tag of the images of the services: the commit they were built from."
  type        = string

  validation {
    condition     = can(regex("^[0-9a-f]{7,40}$", var.image_tag))
    error_message = "Expected a commit: 7 to 40 hexadecimal digits."
  }
}

variable "alert_email" {
  description = "Where alerts go."
  type        = string
}

variable "budget" {
  description = "Billing account and monthly budget in its currency's whole units; null: no budget alert."
  type = object({
    billing_account = string
    units           = number
  })
  default = null
}

variable "is_api_public" {
  description = "Whether everybody may call the prediction API without a token. Its pushes are checked by the service itself all the same."
  type        = bool
  default     = false
}

variable "api_invokers" {
  description = "IAM members that may call the prediction API, such as user:somebody@example.com."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for member in var.api_invokers : !startswith(member, "all")])
    error_message = "Everybody is is_api_public, not a member of this list."
  }
}

variable "is_cache_enabled" {
  description = "Whether there is a Redis (Memorystore, about 35 dollars a month), whose address the API gets as REDIS_URL. It answers from memory and needs none."
  type        = bool
  default     = false
}

variable "are_schedules_paused" {
  description = "Whether the schedules rest: nothing begins by itself."
  type        = bool
  default     = false
}

variable "is_protected" {
  description = "Whether Terraform refuses to delete tables and buckets that hold data."
  type        = bool
  default     = true
}

variable "stage_environment" {
  description = "Further environment variables by stage, such as { collector = { COLLECTOR_DATASETS = \"rosters,odds\" } }; what there is stands in the config.ts of each stage."
  type        = map(map(string))
  default     = {}
}
