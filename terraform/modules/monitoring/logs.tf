# Warnings and errors of our own, and what every run said of itself, for longer than the 30 days of Cloud Logging: a season is compared
# with the one before.

module "bucket" {
  source = "../bucket"

  name         = "${var.project_id}-hankstank-logs"
  project_id   = var.project_id
  location     = var.location
  is_versioned = false
  objects_days = var.log_days
  is_protected = var.is_protected
  labels       = var.labels
}

resource "google_logging_project_sink" "stages" {
  project                = var.project_id
  name                   = "hankstank-stages"
  description            = "What stages and the job say."
  destination            = "storage.googleapis.com/${module.bucket.name}"
  filter                 = "(resource.type=\"cloud_run_revision\" OR resource.type=\"cloud_run_job\") AND (severity >= WARNING OR jsonPayload.stage:*)"
  unique_writer_identity = true
}

resource "google_storage_bucket_iam_member" "sink" {
  bucket = module.bucket.name
  role   = "roles/storage.objectCreator"
  member = google_logging_project_sink.stages.writer_identity
}
