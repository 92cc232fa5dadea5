# One line for every policy stands in docs/deploy.md; tests/terraform holds the two together.

locals {
  thresholds = {
    events-given-up = {
      says       = "An event was given up by a stage and lies in operational.dead_letter_queue."
      do         = "Look at the newest open letters (docs/deploy.md, Dead letters), mend the cause, replay them."
      severity   = "WARNING"
      filter     = "resource.type = \"pubsub_topic\" AND resource.labels.topic_id = \"${var.given_up_topic}\" AND metric.type = \"pubsub.googleapis.com/topic/send_message_operation_count\""
      aligner    = "ALIGN_DELTA"
      reducer    = "REDUCE_SUM"
      group_by   = []
      period     = 300
      duration   = 0
      comparison = "COMPARISON_GT"
      threshold  = 0
    }
    deliveries-exhausted = {
      says       = "Pub/Sub has used up the deliveries of a message: a stage was down, killed or too slow five times."
      do         = "Read the stage's logs at that time: memory, timeout, a crash at the start. The message is in operational.dead_letter_queue; replay it when the stage is well."
      severity   = "ERROR"
      filter     = "resource.type = \"pubsub_subscription\" AND metric.type = \"pubsub.googleapis.com/subscription/dead_letter_message_count\""
      aligner    = "ALIGN_DELTA"
      reducer    = "REDUCE_SUM"
      group_by   = ["resource.label.subscription_id"]
      period     = 300
      duration   = 0
      comparison = "COMPARISON_GT"
      threshold  = 0
    }
    messages-waiting = {
      says       = "A message has waited for an hour: its stage does not answer, or answers with errors."
      do         = "Open the subscription named in the alert, then the logs of its stage. Messages are kept for seven days; nothing is lost yet."
      severity   = "ERROR"
      filter     = "resource.type = \"pubsub_subscription\" AND metric.type = \"pubsub.googleapis.com/subscription/oldest_unacked_message_age\""
      aligner    = "ALIGN_MAX"
      reducer    = "REDUCE_MAX"
      group_by   = ["resource.label.subscription_id"]
      period     = 300
      duration   = 300
      comparison = "COMPARISON_GT"
      threshold  = 3600
    }
    stage-setup = {
      says       = "A stage cannot work as it is set up: a permission, a table, a secret or a setting is missing."
      do         = "The code in the alert stands in docs/errors.md with what to check. Nothing is dropped: the event is delivered again, then kept as a dead letter."
      severity   = "CRITICAL"
      filter     = "resource.type = \"cloud_run_revision\" AND metric.type = \"${local.error_metric}\" AND metric.labels.error_class = \"setup\""
      aligner    = "ALIGN_DELTA"
      reducer    = "REDUCE_SUM"
      group_by   = ["metric.label.stage", "metric.label.code"]
      period     = 300
      duration   = 0
      comparison = "COMPARISON_GT"
      threshold  = 0
    }
    stage-bug = {
      says       = "A stage failed in a way nobody thought of."
      do         = "Read the stack in Error Reporting, roll back to the revision before if it came with a deployment (docs/deploy.md, Rollback), open an issue."
      severity   = "ERROR"
      filter     = "resource.type = \"cloud_run_revision\" AND metric.type = \"${local.error_metric}\" AND metric.labels.error_class = \"bug\""
      aligner    = "ALIGN_DELTA"
      reducer    = "REDUCE_SUM"
      group_by   = ["metric.label.stage", "metric.label.code"]
      period     = 300
      duration   = 0
      comparison = "COMPARISON_GT"
      threshold  = 0
    }
    job-failed = {
      says       = "A run of the job console (a night, a training, heal, cleanup) failed."
      do         = "Read the execution's logs; run it again with the same arguments (docs/deploy.md, A night by hand). A second run loads nothing twice."
      severity   = "ERROR"
      filter     = "resource.type = \"cloud_run_job\" AND resource.labels.job_name = \"${var.job}\" AND metric.type = \"run.googleapis.com/job/completed_execution_count\" AND metric.labels.result = \"failed\""
      aligner    = "ALIGN_DELTA"
      reducer    = "REDUCE_SUM"
      group_by   = []
      period     = 300
      duration   = 0
      comparison = "COMPARISON_GT"
      threshold  = 0
    }
    memory-short = {
      says       = "An instance uses more than 90% of its memory; the next larger day ends it."
      do         = "Raise memory of the stage in terraform/modules/platform/stages.tf and deploy."
      severity   = "WARNING"
      filter     = "resource.type = \"cloud_run_revision\" AND metric.type = \"run.googleapis.com/container/memory/utilizations\""
      aligner    = "ALIGN_PERCENTILE_99"
      reducer    = "REDUCE_MAX"
      group_by   = ["resource.label.service_name"]
      period     = 300
      duration   = 0
      comparison = "COMPARISON_GT"
      threshold  = 0.9
    }
    api-down = {
      says       = "The prediction API did not answer its uptime check from two places."
      do         = "Open its newest revision: did it start? Roll back when it came with a deployment (docs/deploy.md, Rollback)."
      severity   = "CRITICAL"
      filter     = "resource.type = \"uptime_url\" AND metric.type = \"monitoring.googleapis.com/uptime_check/check_passed\" AND metric.labels.check_id = \"${google_monitoring_uptime_check_config.api.uptime_check_id}\""
      aligner    = "ALIGN_NEXT_OLDER"
      reducer    = "REDUCE_COUNT_FALSE"
      group_by   = ["resource.label.host"]
      period     = 1200
      duration   = 0
      comparison = "COMPARISON_GT"
      threshold  = 1
    }
    api-errors = {
      says       = "The prediction API answered more than five requests in ten minutes with 5xx."
      do         = "Its log has the reason under the request id of the answer; 503 of the warehouse passes by itself, 500 is a bug."
      severity   = "ERROR"
      filter     = "resource.type = \"cloud_run_revision\" AND resource.labels.service_name = \"${var.api.name}\" AND metric.type = \"run.googleapis.com/request_count\" AND metric.labels.response_code_class = \"5xx\""
      aligner    = "ALIGN_DELTA"
      reducer    = "REDUCE_SUM"
      group_by   = []
      period     = 600
      duration   = 0
      comparison = "COMPARISON_GT"
      threshold  = 5
    }
    api-slow = {
      says       = "Half of the requests to the prediction API took longer than a second for a quarter of an hour."
      do         = "Look whether instances start over and over, and whether GET /predictions waits for BigQuery."
      severity   = "WARNING"
      filter     = "resource.type = \"cloud_run_revision\" AND resource.labels.service_name = \"${var.api.name}\" AND metric.type = \"run.googleapis.com/request_latencies\""
      aligner    = "ALIGN_PERCENTILE_50"
      reducer    = "REDUCE_MAX"
      group_by   = []
      period     = 300
      duration   = 900
      comparison = "COMPARISON_GT"
      threshold  = 1000
    }
    bigquery-bytes = {
      says       = "BigQuery billed more bytes in a day than the free month pays for."
      do         = "Find the query in INFORMATION_SCHEMA.JOBS (docs/deploy.md, What BigQuery billed): which one lost its filter on the partition?"
      severity   = "WARNING"
      filter     = "resource.type = \"bigquery_project\" AND metric.type = \"bigquery.googleapis.com/query/scanned_bytes_billed\""
      aligner    = "ALIGN_DELTA"
      reducer    = "REDUCE_SUM"
      group_by   = []
      period     = 86400
      duration   = 0
      comparison = "COMPARISON_GT"
      threshold  = var.bigquery_gib_per_day_max * pow(1024, 3)
    }
  }
}

resource "google_monitoring_alert_policy" "threshold" {
  for_each = local.thresholds

  project               = var.project_id
  display_name          = "${each.key} (${var.environment})"
  combiner              = "OR"
  severity              = each.value.severity
  notification_channels = [google_monitoring_notification_channel.email.id]
  user_labels           = var.labels

  conditions {
    display_name = each.key

    condition_threshold {
      filter          = each.value.filter
      comparison      = each.value.comparison
      threshold_value = each.value.threshold
      duration        = "${each.value.duration}s"

      aggregations {
        alignment_period     = "${each.value.period}s"
        per_series_aligner   = each.value.aligner
        cross_series_reducer = each.value.reducer
        group_by_fields      = each.value.group_by
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = "${each.value.says}\n\nWhat to do: ${each.value.do}\n\n${local.runbook}."
  }

  alert_strategy {
    auto_close = "86400s"
  }
}

# Silence is the worst failure: nobody is told by a night that did not happen.
resource "google_monitoring_alert_policy" "night_missing" {
  project               = var.project_id
  display_name          = "night-missing (${var.environment})"
  combiner              = "OR"
  enabled               = var.is_night_expected
  severity              = "CRITICAL"
  notification_channels = [google_monitoring_notification_channel.email.id]
  user_labels           = var.labels

  conditions {
    display_name = "night-missing"

    # Three runs a day; the longest pause between two is 18 hours. Monitoring takes 23.5 hours at most.
    condition_absent {
      filter   = "resource.type = \"cloud_run_job\" AND resource.labels.job_name = \"${var.job}\" AND metric.type = \"run.googleapis.com/job/completed_execution_count\" AND metric.labels.result = \"succeeded\""
      duration = "84600s"

      aggregations {
        alignment_period     = "3600s"
        per_series_aligner   = "ALIGN_DELTA"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = "No run of the job has succeeded for 23.5 hours.\n\nWhat to do: look at Cloud Scheduler (paused? last status?), then run a night by hand (docs/deploy.md, A night by hand).\n\n${local.runbook}."
  }

  alert_strategy {
    auto_close = "86400s"
  }
}
