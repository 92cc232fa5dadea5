# What must be there before anything can be deployed: APIs, the bucket of the Terraform state, the repository of the images, and who
# deploys from GitHub without a key. Run once by a person who owns the project.

locals {
  services = [
    "artifactregistry.googleapis.com",
    "bigquery.googleapis.com",
    "billingbudgets.googleapis.com",
    "cloudbuild.googleapis.com",
    "cloudfunctions.googleapis.com",
    "cloudresourcemanager.googleapis.com",
    "cloudscheduler.googleapis.com",
    "iam.googleapis.com",
    "iamcredentials.googleapis.com",
    "logging.googleapis.com",
    "monitoring.googleapis.com",
    "pubsub.googleapis.com",
    "run.googleapis.com",
    "secretmanager.googleapis.com",
    "serviceusage.googleapis.com",
    "storage.googleapis.com",
    "sts.googleapis.com",
  ]
  labels = { app = "hankstank", environment = var.environment }
}

resource "google_project_service" "api" {
  for_each = toset(local.services)

  project            = var.project_id
  service            = each.key
  disable_on_destroy = false # Something else in the project may use it.
}

# Pub/Sub's own account exists only after the first use; its rights are granted before that.
resource "google_project_service_identity" "pubsub" {
  provider = google-beta

  project = var.project_id
  service = "pubsub.googleapis.com"

  depends_on = [google_project_service.api]
}

module "state_bucket" {
  source = "../modules/bucket"

  name            = "${var.project_id}-hankstank-state"
  project_id      = var.project_id
  location        = var.region
  noncurrent_days = 365
  labels          = local.labels

  access = {
    deployer = { role = "roles/storage.objectUser", member = "serviceAccount:${google_service_account.deployer.email}" }
    planner  = { role = "roles/storage.objectViewer", member = "serviceAccount:${google_service_account.planner.email}" }
  }

  depends_on = [google_project_service.api]
}

resource "google_artifact_registry_repository" "images" {
  project       = var.project_id
  location      = var.region
  repository_id = "hankstank"
  description   = "Images of services and functions."
  format        = "DOCKER"
  labels        = local.labels

  # Ten versions to roll back to; what is older costs money and helps nobody.
  cleanup_policies {
    id     = "keep-ten"
    action = "KEEP"

    most_recent_versions {
      keep_count = 10
    }
  }

  cleanup_policies {
    id     = "delete-old"
    action = "DELETE"

    condition {
      older_than = "2592000s"
    }
  }

  depends_on = [google_project_service.api]
}
