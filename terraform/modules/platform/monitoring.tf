module "monitoring" {
  source = "../monitoring"

  project_id        = var.project_id
  project_number    = local.project_number
  location          = var.region
  region            = var.region
  environment       = var.environment
  alert_email       = var.alert_email
  api               = { name = module.service["prediction-api"].name, url = module.service["prediction-api"].url }
  job               = google_cloud_run_v2_job.console.name
  is_night_expected = !var.are_schedules_paused
  given_up_topic    = module.topic["event.dead-lettered"].topic.name
  budget            = var.budget
  is_protected      = var.is_protected
  labels            = local.labels
}
