variable "name" {
  description = "Name of the schedule, as in schemas/schedules.ts."
  type        = string
}

variable "description" {
  description = "Why it runs when it runs."
  type        = string
}

variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Region of the schedule and of the job."
  type        = string
}

variable "cron" {
  description = "When, as cron."
  type        = string

  validation {
    condition     = length(split(" ", var.cron)) == 5
    error_message = "A cron expression has five fields."
  }
}

variable "time_zone" {
  description = "Time zone of the cron expression."
  type        = string
}

variable "job" {
  description = "Name of the Cloud Run job that is started."
  type        = string
}

variable "job_arguments" {
  description = "What the job is started with."
  type        = list(string)
}

variable "service_account" {
  description = "Email address of the service account that starts the job."
  type        = string
}

variable "is_paused" {
  description = "Whether the schedule rests."
  type        = bool
  default     = false
}
