module "platform" {
  source = "../../modules/platform"

  environment       = "prod"
  project_id        = var.project_id
  region            = var.region
  image_tag         = var.image_tag
  alert_email       = var.alert_email
  budget            = var.budget
  api_invokers      = var.api_invokers
  stage_environment = var.stage_environment
}
