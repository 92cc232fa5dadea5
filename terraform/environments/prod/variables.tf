variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Region of functions, services, buckets and schedules."
  type        = string
  default     = "us-east1"
}

variable "image_tag" {
  description = "Tag of the images of the services: the commit they were built from."
  type        = string
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

variable "api_invokers" {
  description = "IAM members that may call the prediction API, such as user:somebody@example.com."
  type        = list(string)
  default     = []
}

variable "stage_environment" {
  description = "Further environment variables by stage; what there is stands in the config.ts of each stage."
  type        = map(map(string))
  default     = {}
}
