module "platform" {
  source = "../../modules/platform"

  environment          = "dev"
  project_id           = var.project_id
  region               = var.region
  image_tag            = var.image_tag
  alert_email          = var.alert_email
  budget               = var.budget
  api_invokers         = var.api_invokers
  stage_environment    = var.stage_environment
  is_protected         = false # A rehearsal: made and taken down in minutes.
  are_schedules_paused = true  # Nights by hand: MLB's data is asked for once, by prod.
}
