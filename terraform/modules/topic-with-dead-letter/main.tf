# A topic, its push subscriptions, and for each of them a dead-letter topic with a subscription of its own: a dead-letter topic that
# nobody listens to loses messages without a word.

locals {
  pubsub_agent = "serviceAccount:service-${var.project_number}@gcp-sa-pubsub.iam.gserviceaccount.com"
  retention    = "${var.limits.retention_days * 24 * 60 * 60}s"
}

resource "google_pubsub_topic" "main" {
  project                    = var.project_id
  name                       = var.name
  message_retention_duration = local.retention
  labels                     = var.labels
}

resource "google_pubsub_topic_iam_member" "publisher" {
  for_each = var.publishers

  project = var.project_id
  topic   = google_pubsub_topic.main.name
  role    = "roles/pubsub.publisher"
  member  = "serviceAccount:${each.value}"
}

resource "google_pubsub_topic" "dead_letter" {
  for_each = var.subscriptions

  project                    = var.project_id
  name                       = each.value.dead_letter_topic
  message_retention_duration = local.retention
  labels                     = var.labels
}

resource "google_pubsub_subscription" "main" {
  for_each = var.subscriptions

  project                    = var.project_id
  name                       = each.key
  topic                      = google_pubsub_topic.main.id
  ack_deadline_seconds       = var.limits.ack_deadline_seconds
  message_retention_duration = local.retention
  enable_message_ordering    = true
  labels                     = var.labels

  # The path names the topic: the functions framework takes the source of an event from it.
  push_config {
    push_endpoint = "${each.value.push_url}/projects/${var.project_id}/topics/${var.name}"

    oidc_token {
      service_account_email = var.push_service_account
      audience              = each.value.audience
    }
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.dead_letter[each.key].id
    max_delivery_attempts = var.limits.delivery_attempts_max
  }

  retry_policy {
    minimum_backoff = "${var.limits.retry_seconds_min}s"
    maximum_backoff = "${var.limits.retry_seconds_max}s"
  }

  # Never: a season has months in which nobody speaks.
  expiration_policy {
    ttl = ""
  }

  # Without these rights Pub/Sub forwards nothing to the dead-letter topic, and says so nowhere.
  depends_on = [google_pubsub_topic_iam_member.dead_letter_forwarder]
}

# What the dead-letter function cannot keep stays here: no dead-letter policy, retried until it is kept or seven days are over.
resource "google_pubsub_subscription" "dead_letter" {
  for_each = var.subscriptions

  project                    = var.project_id
  name                       = each.value.dead_letter_subscription
  topic                      = google_pubsub_topic.dead_letter[each.key].id
  ack_deadline_seconds       = var.limits.ack_deadline_seconds
  message_retention_duration = local.retention
  labels                     = var.labels

  push_config {
    push_endpoint = "${var.dead_letter_push.push_url}/projects/${var.project_id}/topics/${each.value.dead_letter_topic}"

    oidc_token {
      service_account_email = var.push_service_account
      audience              = var.dead_letter_push.audience
    }
  }

  retry_policy {
    minimum_backoff = "${var.limits.retry_seconds_min}s"
    maximum_backoff = "${var.limits.retry_seconds_max}s"
  }

  expiration_policy {
    ttl = ""
  }
}

resource "google_pubsub_topic_iam_member" "dead_letter_forwarder" {
  for_each = var.subscriptions

  project = var.project_id
  topic   = google_pubsub_topic.dead_letter[each.key].name
  role    = "roles/pubsub.publisher"
  member  = local.pubsub_agent
}

resource "google_pubsub_subscription_iam_member" "dead_letter_forwarder" {
  for_each = var.subscriptions

  project      = var.project_id
  subscription = google_pubsub_subscription.main[each.key].name
  role         = "roles/pubsub.subscriber"
  member       = local.pubsub_agent
}
