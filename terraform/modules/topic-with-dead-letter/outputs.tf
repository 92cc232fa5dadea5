output "topic" {
  description = "Name of the topic and how long it keeps messages."
  value = {
    name      = google_pubsub_topic.main.name
    retention = google_pubsub_topic.main.message_retention_duration
  }
}

output "subscriptions" {
  description = "Every subscription with what tests hold against the contracts."
  value = {
    for key, subscription in google_pubsub_subscription.main : key => {
      push_endpoint      = subscription.push_config[0].push_endpoint
      push_account       = subscription.push_config[0].oidc_token[0].service_account_email
      audience           = subscription.push_config[0].oidc_token[0].audience
      attempts_max       = subscription.dead_letter_policy[0].max_delivery_attempts
      ack_deadline       = subscription.ack_deadline_seconds
      retention          = subscription.message_retention_duration
      expires_after      = subscription.expiration_policy[0].ttl
      is_ordered         = subscription.enable_message_ordering
      backoff            = "${subscription.retry_policy[0].minimum_backoff}..${subscription.retry_policy[0].maximum_backoff}"
      dead_letter_topic  = google_pubsub_topic.dead_letter[key].name
      dead_letter_reader = google_pubsub_subscription.dead_letter[key].name
      dead_letter_push   = google_pubsub_subscription.dead_letter[key].push_config[0].push_endpoint
    }
  }
}

output "publishers" {
  description = "Who may publish on the topic, as IAM members."
  value       = [for grant in google_pubsub_topic_iam_member.publisher : grant.member]
}
