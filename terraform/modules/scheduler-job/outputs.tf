output "schedule" {
  description = "What tests hold against the contracts."
  value = {
    is_paused     = google_cloud_scheduler_job.main.paused
    cron          = google_cloud_scheduler_job.main.schedule
    time_zone     = google_cloud_scheduler_job.main.time_zone
    uri           = google_cloud_scheduler_job.main.http_target[0].uri
    job_arguments = jsondecode(base64decode(google_cloud_scheduler_job.main.http_target[0].body)).overrides.containerOverrides[0].args
  }
}
