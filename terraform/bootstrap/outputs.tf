output "state_bucket" {
  description = "Bucket of the Terraform state."
  value       = module.state_bucket.name
}

output "state_bucket_settings" {
  description = "What tests hold of that bucket."
  value       = module.state_bucket.settings
}

output "workload_identity_provider" {
  description = "For the GitHub environment's variable WORKLOAD_IDENTITY_PROVIDER."
  value       = google_iam_workload_identity_pool_provider.github.name
}

output "deployer" {
  description = "For the GitHub environment's variable DEPLOYER."
  value       = google_service_account.deployer.email
}

output "planner" {
  description = "For the repository's variable of the planner."
  value       = google_service_account.planner.email
}

output "deployer_subject" {
  description = "Whose GitHub tokens may deploy."
  value       = google_service_account_iam_member.deployer_from_github.member
}
