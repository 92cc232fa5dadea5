resource "google_cloud_scheduler_job" "main" {
  project          = var.project_id
  region           = var.region
  name             = var.name
  description      = substr(var.description, 0, 500)
  schedule         = var.cron
  time_zone        = var.time_zone
  paused           = var.is_paused
  attempt_deadline = "60s"

  # The Cloud Run Admin API starts the job and answers at once; what the job does is retried by the job.
  retry_config {
    retry_count          = 3
    min_backoff_duration = "30s"
    max_backoff_duration = "300s"
  }

  http_target {
    http_method = "POST"
    uri         = "https://run.googleapis.com/v2/projects/${var.project_id}/locations/${var.region}/jobs/${var.job}:run"
    headers     = { "Content-Type" = "application/json" }

    body = base64encode(jsonencode({
      overrides = { containerOverrides = [{ args = var.job_arguments }] }
    }))

    oauth_token {
      service_account_email = var.service_account
      scope                 = "https://www.googleapis.com/auth/cloud-platform"
    }
  }
}
