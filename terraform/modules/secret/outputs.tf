output "name" {
  description = "Name of the secret."
  value       = google_secret_manager_secret.main.secret_id
}

output "readers" {
  description = "Who may read the secret, as IAM members."
  value       = [for grant in google_secret_manager_secret_iam_member.reader : grant.member]
}
