variable "name" {
  description = "Name of the bucket; buckets of all the world share one namespace."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$", var.name))
    error_message = "3 to 63 small letters, digits, dots, hyphens and underscores."
  }
}

variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "location" {
  description = "Location of the bucket."
  type        = string
}

variable "is_versioned" {
  description = "Whether replaced and deleted objects stay as noncurrent versions."
  type        = bool
  default     = true
}

variable "cold_prefixes" {
  description = "Below these prefixes objects move to Nearline after 90 days and to Coldline after 365."
  type        = list(string)
  default     = []
}

variable "versions_kept" {
  description = "Versions kept of every object below a prefix, by prefix; the older ones go."
  type        = map(number)
  default     = {}
}

variable "noncurrent_days" {
  description = "Days after which noncurrent versions elsewhere go; null: they stay."
  type        = number
  default     = 30
}

variable "noncurrent_prefixes" {
  description = "Prefixes that noncurrent_days speaks of; empty: the whole bucket."
  type        = list(string)
  default     = []
}

variable "objects_days" {
  description = "Days after which objects go; null: never."
  type        = number
  default     = null
}

variable "is_protected" {
  description = "Whether Terraform refuses to delete the bucket while there are objects in it."
  type        = bool
  default     = true
}

variable "access" {
  description = "Grants on the bucket, by a name: role, IAM member, and the prefix that the grant is limited to (null: the whole bucket)."
  type = map(object({
    role   = string
    member = string
    prefix = optional(string)
  }))
  default = {}
}

variable "labels" {
  description = "Labels of the bucket."
  type        = map(string)
  default     = {}
}
