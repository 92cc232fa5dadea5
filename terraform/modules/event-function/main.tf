# A Cloud Run function with an HTTP trigger and a CloudEvent signature, pushed to by a subscription of our own. The subscription that
# Eventarc makes takes no dead-letter policy (hashicorp/terraform-provider-google#25069).

data "archive_file" "bundle" {
  type        = "zip"
  source_dir  = var.bundle_folder
  output_path = "${path.root}/.terraform/bundles/${var.name}.zip"
  excludes    = ["index.js.map"]
}

resource "google_storage_bucket_object" "bundle" {
  bucket = var.source_bucket
  name   = "${var.name}/${data.archive_file.bundle.output_sha256}.zip"
  source = data.archive_file.bundle.output_path
}

resource "google_cloudfunctions2_function" "main" {
  project     = var.project_id
  location    = var.region
  name        = var.name
  description = var.description
  labels      = var.labels

  build_config {
    runtime           = "nodejs24"
    entry_point       = var.name
    docker_repository = var.image_repository
    service_account   = var.build_service_account

    source {
      storage_source {
        bucket = var.source_bucket
        object = google_storage_bucket_object.bundle.name
      }
    }
  }

  service_config {
    service_account_email            = var.service_account
    available_memory                 = var.memory
    available_cpu                    = var.cpu
    timeout_seconds                  = var.timeout_seconds
    min_instance_count               = 0
    max_instance_count               = var.instances_max
    max_instance_request_concurrency = 1
    ingress_settings                 = "ALLOW_INTERNAL_ONLY" # Pub/Sub of the same project counts as internal.
    all_traffic_on_latest_revision   = true
    environment_variables            = var.environment
  }
}

resource "google_cloud_run_v2_service_iam_member" "invoker" {
  for_each = var.invokers

  project  = var.project_id
  location = var.region
  name     = google_cloudfunctions2_function.main.name
  role     = "roles/run.invoker"
  member   = each.value
}
