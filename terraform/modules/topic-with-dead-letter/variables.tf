variable "name" {
  description = "Name of the topic, as in schemas/topics.ts."
  type        = string

  validation {
    condition     = can(regex("^[a-z]+(\\.[a-z-]+)+$", var.name))
    error_message = "A topic is named like data.collected."
  }
}


variable "publishers" {
  description = "Email addresses of the service accounts that may publish, by stage."
  type        = map(string)
}

variable "subscriptions" {
  description = "Push subscriptions by name: the URL and the token audience of the stage that listens, and the names of the dead-letter topic and of its subscription."
  type = map(object({
    push_url                 = string
    audience                 = string
    dead_letter_topic        = string
    dead_letter_subscription = string
  }))
}

variable "dead_letter_push" {
  description = "URL and token audience of the function that keeps dead letters."
  type = object({
    push_url = string
    audience = string
  })
}

variable "push_service_account" {
  description = "Email address of the service account whose token comes with every push."
  type        = string
}

variable "limits" {
  description = "Limits of every subscription, from schemas/generated/topics.json."
  type = object({
    delivery_attempts_max = number
    ack_deadline_seconds  = number
    retention_days        = number
    retry_seconds_min     = number
    retry_seconds_max     = number
  })

  validation {
    condition     = var.limits.delivery_attempts_max >= 5 && var.limits.delivery_attempts_max <= 100
    error_message = "Pub/Sub takes 5 to 100 delivery attempts."
  }

  validation {
    condition     = var.limits.ack_deadline_seconds >= 10 && var.limits.ack_deadline_seconds <= 600
    error_message = "Pub/Sub takes an acknowledgement deadline of 10 to 600 seconds."
  }
}

variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "project_number" {
  description = "Number of the project: Pub/Sub's own service account is named by it."
  type        = string
}

variable "labels" {
  description = "Labels of every resource."
  type        = map(string)
  default     = {}
}
