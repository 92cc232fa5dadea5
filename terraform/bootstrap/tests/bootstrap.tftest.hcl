mock_provider "google" {}
mock_provider "google-beta" {}

variables {
  project_id        = "hankstank-test"
  environment       = "prod"
  github_repository = "somebody/hanks-tank"
}

run "who_deploys" {
  assert {
    condition     = endswith(output.deployer_subject, "/subject/repo:somebody/hanks-tank:environment:prod")
    error_message = "Only jobs of the GitHub environment prod of this repository deploy to prod."
  }

  assert {
    condition     = google_iam_workload_identity_pool_provider.github.attribute_condition == "assertion.repository == \"somebody/hanks-tank\""
    error_message = "Tokens of other repositories are taken."
  }

  assert {
    condition     = output.state_bucket_settings.public_access_prevention == "enforced" && output.state_bucket_settings.is_versioned
    error_message = "The state is not kept, or not private."
  }
}

run "repository_without_owner" {
  command = plan

  variables {
    github_repository = "hanks-tank"
  }

  expect_failures = [var.github_repository]
}
