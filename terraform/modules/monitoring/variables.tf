variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "project_number" {
  description = "Number of the project."
  type        = string
}

variable "location" {
  description = "Location of the bucket that keeps the logs."
  type        = string
}

variable "region" {
  description = "Region of the prediction API."
  type        = string
}

variable "environment" {
  description = "dev or prod: stands in the name of every alert."
  type        = string
}

variable "alert_email" {
  description = "Where alerts go. Nobody reads alerts that go nowhere, so there is no default."
  type        = string

  validation {
    condition     = can(regex("^[^@ ]+@[^@ ]+\\.[^@ ]+$", var.alert_email))
    error_message = "Expected an address of e-mail."
  }
}

variable "api" {
  description = "Name and URL of the prediction API."
  type = object({
    name = string
    url  = string
  })
}

variable "job" {
  description = "Name of the Cloud Run job that plans the nights."
  type        = string
}

variable "is_night_expected" {
  description = "Whether a day without a successful run of the job is an alert."
  type        = bool
}

variable "given_up_topic" {
  description = "Topic of the events that a stage has given up."
  type        = string
}

variable "bigquery_gib_per_day_max" {
  description = "Bytes that BigQuery may bill in a day, in GiB, before somebody should look. The first TiB of a month is free: 33 GiB a day."
  type        = number
  default     = 33
}

variable "budget" {
  description = "Billing account and monthly budget in its currency's whole units; null: no budget alert."
  type = object({
    billing_account = string
    units           = number
  })
  default = null
}

variable "log_days" {
  description = "Days for which logs are kept in the bucket, beside the 30 days of Cloud Logging."
  type        = number
  default     = 400
}

variable "is_protected" {
  description = "Whether Terraform refuses to delete the bucket of logs while there is something in it."
  type        = bool
}

variable "labels" {
  description = "Labels of every resource."
  type        = map(string)
  default     = {}
}
