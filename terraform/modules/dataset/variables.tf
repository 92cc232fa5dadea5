variable "name" {
  description = "Name of the dataset, as in the table contracts."
  type        = string
}

variable "description" {
  description = "What the dataset holds."
  type        = string
}

variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "location" {
  description = "Location of the dataset. It cannot be changed later."
  type        = string
}

variable "tables" {
  description = "Tables of the dataset, as schemas/generated/tables.json lists them."
  type = list(object({
    table                 = string
    description           = string
    partition_by          = string
    partition_granularity = string
    cluster_by            = list(string)
    schema                = string
  }))
}

variable "tables_last_days" {
  description = "Days after which tables of the dataset go by themselves; null: they stay."
  type        = number
  default     = null
}

variable "access" {
  description = "Grants on the dataset, by a name: role and IAM member."
  type = map(object({
    role   = string
    member = string
  }))
}

variable "is_protected" {
  description = "Whether Terraform refuses to delete the tables. Their rows are a season's work."
  type        = bool
}

variable "labels" {
  description = "Labels of every resource."
  type        = map(string)
  default     = {}
}
