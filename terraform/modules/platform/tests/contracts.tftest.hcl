# What is planned equals the contracts in schemas/generated. No provider, no project: every answer is made up.

mock_provider "google" {}
mock_provider "archive" {}

variables {
  project_id  = "hankstank-test"
  environment = "prod"
  image_tag   = "0123abc"
  alert_email = "somebody@example.com"
}

run "messaging" {
  assert {
    condition     = toset(keys(output.summary.topics)) == toset(local.messaging.topics[*].name)
    error_message = "Topics differ from schemas/topics.ts."
  }

  assert {
    condition     = toset(keys(output.summary.subscriptions)) == toset(local.messaging.subscriptions[*].name)
    error_message = "Subscriptions differ from schemas/topics.ts."
  }

  assert {
    condition = alltrue([
      for subscription in local.messaging.subscriptions : (
        output.summary.subscriptions[subscription.name].dead_letter_topic == subscription.dead_letter_topic &&
        output.summary.subscriptions[subscription.name].dead_letter_reader == subscription.dead_letter_subscription
      )
    ])
    error_message = "A subscription has no dead-letter topic, or the topic no reader."
  }

  assert {
    condition = alltrue([
      for one in output.summary.subscriptions : (
        one.attempts_max == 5 && one.retention == "604800s" && one.expires_after == "" && one.is_ordered &&
        one.ack_deadline == 600 && one.backoff == "10s..600s"
      )
    ])
    error_message = "Limits of a subscription differ: 5 attempts, 7 days, never expiring, ordered, 600 s, 10 to 600 s between deliveries."
  }

  assert {
    condition = alltrue([
      for subscription in local.messaging.subscriptions : (
        endswith(output.summary.subscriptions[subscription.name].push_endpoint, "/projects/hankstank-test/topics/${subscription.topic}") &&
        endswith(output.summary.subscriptions[subscription.name].dead_letter_push, "/projects/hankstank-test/topics/${subscription.dead_letter_topic}") &&
        output.summary.subscriptions[subscription.name].push_account == google_service_account.push.email
      )
    ])
    error_message = "A push goes to another path than that of its topic, or without the token of pubsub-push."
  }

  assert {
    condition = alltrue([
      for topic in local.messaging.topics : toset(output.summary.publishers[topic.name]) == toset([
        for account in distinct(concat(topic.publishers, ["console"])) : "serviceAccount:${google_service_account.stage[account].email}"
      ])
    ])
    error_message = "Somebody else than the producers of schemas/topics.ts (and the console, which replays) may publish."
  }
}

run "warehouse" {
  assert {
    condition     = toset(keys(output.summary.tables)) == toset([for table in local.tables : "${table.dataset}.${table.table}"])
    error_message = "Tables differ from the contracts."
  }

  assert {
    condition = alltrue([
      for table in local.tables : (
        output.summary.tables["${table.dataset}.${table.table}"].partition_by == table.partition_by &&
        output.summary.tables["${table.dataset}.${table.table}"].partition_granularity == (table.partition_by == null ? null : "MONTH") &&
        output.summary.tables["${table.dataset}.${table.table}"].require_partition_filter == (table.partition_by != null) &&
        join(",", output.summary.tables["${table.dataset}.${table.table}"].cluster_by) == join(",", table.cluster_by)
      )
    ])
    error_message = "Partition, filter or clustering of a table differs from its contract."
  }

  assert {
    condition     = output.summary.expiring == { staging = 172800000 }
    error_message = "Tables expire in staging, after two days, and nowhere else."
  }

  assert {
    condition     = alltrue([for table in output.summary.tables : table.is_protected])
    error_message = "A table of prod could be deleted."
  }

  assert {
    condition = toset(output.summary.views) == toset(concat(
      [for path in fileset("../../../sql", "*/*/view.sql") : replace(dirname(path), "/", ".")],
      keys(local.stored_views),
    ))
    error_message = "Views differ from sql/."
  }

  assert {
    condition     = length(output.summary.stored_views) > 0 && alltrue([for view in output.summary.stored_views : view.is_non_incremental && view.max_staleness != null])
    error_message = "A stored view is not computed as a whole, or says not how old it may be."
  }

  assert {
    condition     = alltrue([for query in local.queries : startswith(query, "with ") || startswith(query, "select") || startswith(query, "select\n")])
    error_message = "The text of a view is not a SELECT."
  }

  assert {
    condition     = alltrue([for query in local.queries : !can(regex("[^`.](raw_data|mlb_historical_data|mlb_features|mlb_predictions|operational)\\.", query))])
    error_message = "A view names a dataset without its project."
  }

  assert {
    condition     = alltrue([for name, others in local.views_read_by : alltrue([for other in others : length(local.views_read_by[other]) == 0])])
    error_message = "A view reads a view that reads a view: Terraform makes views in two steps only."
  }
}

run "schedules" {
  assert {
    condition = output.summary.schedules == {
      for schedule in local.schedules.schedules : schedule.name => {
        is_paused     = false
        cron          = schedule.cron
        time_zone     = "America/New_York"
        uri           = "https://run.googleapis.com/v2/projects/hankstank-test/locations/us-east1/jobs/console:run"
        job_arguments = schedule.job_arguments
      }
    }
    error_message = "Schedules differ from schemas/schedules.ts."
  }

  assert {
    condition     = output.summary.is_night_watched
    error_message = "Nobody would be told of a night that did not happen."
  }
}

run "resting_schedules" {
  variables {
    are_schedules_paused = true
  }

  assert {
    condition     = alltrue([for schedule in output.summary.schedules : schedule.is_paused]) && !output.summary.is_night_watched
    error_message = "Schedules that rest begin nothing, and nobody waits for them."
  }
}

run "stages" {
  assert {
    condition     = toset(local.messaging.stages) == toset(concat(keys(output.summary.functions), keys(output.summary.services)))
    error_message = "Stages of schemas/topics.ts and what is deployed differ."
  }

  assert {
    condition     = alltrue([for function in output.summary.functions : function.runtime == "nodejs24" && !function.has_eventarc])
    error_message = "A function runs on another Node, or has a trigger of Eventarc, which takes no dead letters."
  }

  assert {
    condition = alltrue(concat(
      [for name, one in output.summary.functions : one.service_account == google_service_account.stage[name].email],
      [for name, one in output.summary.services : one.service_account == google_service_account.stage[name].email],
    ))
    error_message = "A stage runs as somebody else."
  }

  assert {
    condition = alltrue([
      for max in [
        output.summary.functions["loader"].instances_max,
        output.summary.services["feature-engine"].instances_max,
        output.summary.services["trainer"].instances_max,
      ] : max == 1
    ])
    error_message = "The loader, the feature engine and the trainer work one at a time."
  }
}
