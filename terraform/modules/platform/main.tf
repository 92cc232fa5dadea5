# The whole system in one project. What topics, tables and schedules there are is read from schemas/generated, who may do what from
# access.json: nothing is said twice.

data "google_project" "main" {
  project_id = var.project_id
}

locals {
  repository = "${path.module}/../../.."
  generated  = "${local.repository}/schemas/generated"

  messaging = jsondecode(file("${local.generated}/topics.json"))
  schedules = jsondecode(file("${local.generated}/schedules.json"))
  tables    = jsondecode(file("${local.generated}/tables.json"))
  access    = jsondecode(file("${path.module}/access.json"))

  project_number = data.google_project.main.number
  labels         = { app = "hankstank", environment = var.environment }

  image_repository = "${var.region}-docker.pkg.dev/${var.project_id}/hankstank"
  objects_bucket   = "${var.project_id}-hankstank"
}
