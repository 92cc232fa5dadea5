# One account per stage, and one for each of what works between them. What each may do is in access.json and docs/security.md.

locals {
  pubsub_agent = "serviceAccount:service-${local.project_number}@gcp-sa-pubsub.iam.gserviceaccount.com"

  members = { for name, account in google_service_account.stage : name => "serviceAccount:${account.email}" }

  grants = {
    for grant in local.access :
    "${grant.account} ${grant.role} ${grant.on} ${grant.name}" => merge(grant, { member = local.members[grant.account] })
  }
}

resource "google_service_account" "stage" {
  for_each = toset(concat(local.messaging.stages, ["console"]))

  project      = var.project_id
  account_id   = each.key
  display_name = "Hank's Tank: ${each.key}"
}

resource "google_service_account" "push" {
  project      = var.project_id
  account_id   = "pubsub-push"
  display_name = "Hank's Tank: pushes of Pub/Sub"
}

resource "google_service_account" "scheduler" {
  project      = var.project_id
  account_id   = "scheduler"
  display_name = "Hank's Tank: schedules"
}

resource "google_service_account" "function_builder" {
  project      = var.project_id
  account_id   = "function-builder"
  display_name = "Hank's Tank: images of functions"
}

# Pub/Sub signs the tokens of its pushes as this account.
resource "google_service_account_iam_member" "push_tokens" {
  service_account_id = google_service_account.push.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = local.pubsub_agent
}

resource "google_project_iam_member" "stage" {
  for_each = { for name, grant in local.grants : name => grant if grant.on == "project" }

  project = var.project_id
  role    = each.value.role
  member  = each.value.member
}

# What a build of a function needs (cloud.google.com/functions/docs/securing/build-custom-sa).
resource "google_project_iam_member" "function_builder" {
  for_each = toset(["roles/logging.logWriter", "roles/storage.objectViewer"])

  project = var.project_id
  role    = each.key
  member  = "serviceAccount:${google_service_account.function_builder.email}"
}

resource "google_artifact_registry_repository_iam_member" "function_builder" {
  project    = var.project_id
  location   = var.region
  repository = "hankstank"
  role       = "roles/artifactregistry.writer"
  member     = "serviceAccount:${google_service_account.function_builder.email}"
}
