locals {
  runbook = "docs/deploy.md, section Alerts"

  # What the harness writes about every failure (shared/runtime/stage.ts): error_class is contract, transient, setup or bug.
  error_metric = "logging.googleapis.com/user/${google_logging_metric.stage_errors.name}"
}

resource "google_monitoring_notification_channel" "email" {
  project      = var.project_id
  display_name = "Hank's Tank ${var.environment}"
  type         = "email"
  labels       = { email_address = var.alert_email }
}

resource "google_logging_metric" "stage_errors" {
  project     = var.project_id
  name        = "hankstank-stage-errors"
  description = "Failures of stages, by stage, code and class."
  filter      = "severity >= ERROR AND jsonPayload.stage:* AND jsonPayload.code:*"

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "INT64"

    labels {
      key         = "stage"
      value_type  = "STRING"
      description = "Stage that failed."
    }

    labels {
      key         = "code"
      value_type  = "STRING"
      description = "Code, see docs/errors.md."
    }

    labels {
      key         = "error_class"
      value_type  = "STRING"
      description = "contract, transient, setup or bug."
    }
  }

  label_extractors = {
    stage       = "EXTRACT(jsonPayload.stage)"
    code        = "EXTRACT(jsonPayload.code)"
    error_class = "EXTRACT(jsonPayload.error_class)"
  }
}

resource "google_monitoring_uptime_check_config" "api" {
  project      = var.project_id
  display_name = "Prediction API ${var.environment}"
  period       = "900s"
  timeout      = "30s"

  # The check is a client like any other: Monitoring's service account shows a token. Not /healthz: Google's front end keeps paths that
  # end in z for itself (cloud.google.com/run/docs/known-issues), only the probes inside reach them.
  http_check {
    path         = "/docs/json"
    port         = 443
    use_ssl      = true
    validate_ssl = true

    service_agent_authentication {
      type = "OIDC_TOKEN"
    }
  }

  monitored_resource {
    type = "uptime_url"
    labels = {
      project_id = var.project_id
      host       = trimprefix(var.api.url, "https://")
    }
  }
}

# Monitoring's service account exists once there is a check that uses it.
resource "google_cloud_run_v2_service_iam_member" "uptime_check" {
  project  = var.project_id
  location = var.region
  name     = var.api.name
  role     = "roles/run.invoker"
  member   = "serviceAccount:service-${var.project_number}@gcp-sa-monitoring-notification.iam.gserviceaccount.com"

  depends_on = [google_monitoring_uptime_check_config.api]
}

resource "google_billing_budget" "monthly" {
  count = var.budget == null ? 0 : 1

  billing_account = var.budget.billing_account
  display_name    = "Hank's Tank ${var.environment}"

  budget_filter {
    projects = ["projects/${var.project_number}"]
  }

  amount {
    specified_amount {
      units = tostring(var.budget.units)
    }
  }

  dynamic "threshold_rules" {
    for_each = [0.5, 0.9, 1.0]

    content {
      threshold_percent = threshold_rules.value
    }
  }

  all_updates_rule {
    monitoring_notification_channels = [google_monitoring_notification_channel.email.id]
    disable_default_iam_recipients   = false
  }
}
