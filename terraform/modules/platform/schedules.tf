module "schedule" {
  source   = "../scheduler-job"
  for_each = { for schedule in local.schedules.schedules : schedule.name => schedule }

  name            = each.key
  description     = each.value.why
  project_id      = var.project_id
  region          = var.region
  cron            = each.value.cron
  time_zone       = local.schedules.time_zone
  job             = google_cloud_run_v2_job.console.name
  job_arguments   = each.value.job_arguments
  service_account = google_service_account.scheduler.email
  is_paused       = var.are_schedules_paused

  depends_on = [google_cloud_run_v2_job_iam_member.scheduler]
}

# Overrides: every schedule starts the same job with arguments of its own.
resource "google_cloud_run_v2_job_iam_member" "scheduler" {
  project  = var.project_id
  location = var.region
  name     = google_cloud_run_v2_job.console.name
  role     = "roles/run.jobsExecutorWithOverrides"
  member   = "serviceAccount:${google_service_account.scheduler.email}"
}
