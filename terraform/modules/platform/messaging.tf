module "topic" {
  source   = "../topic-with-dead-letter"
  for_each = { for topic in local.messaging.topics : topic.name => topic }

  name                 = each.key
  project_id           = var.project_id
  project_number       = local.project_number
  limits               = local.messaging.limits
  push_service_account = google_service_account.push.email
  dead_letter_push     = local.endpoints["dead-letter"]
  labels               = local.labels

  # The console replays dead letters to the topic that they came from, whichever it is.
  publishers = {
    for account in distinct(concat(each.value.publishers, ["console"])) : account => google_service_account.stage[account].email
  }

  subscriptions = {
    for subscription in local.messaging.subscriptions : subscription.name => {
      push_url                 = local.endpoints[subscription.stage].push_url
      audience                 = local.endpoints[subscription.stage].audience
      dead_letter_topic        = subscription.dead_letter_topic
      dead_letter_subscription = subscription.dead_letter_subscription
    } if subscription.topic == each.key
  }

  depends_on = [google_service_account_iam_member.push_tokens]
}
