# The secret without a value: values never pass through Terraform, whose state would keep them. docs/deploy.md adds and rotates them.
resource "google_secret_manager_secret" "main" {
  project   = var.project_id
  secret_id = var.name
  labels    = var.labels

  replication {
    user_managed {
      replicas {
        location = var.region
      }
    }
  }
}

resource "google_secret_manager_secret_iam_member" "reader" {
  for_each = var.readers

  project   = var.project_id
  secret_id = google_secret_manager_secret.main.secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = "serviceAccount:${each.value}"
}
