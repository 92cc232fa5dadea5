output "url" {
  description = "URL of the service."
  value       = google_cloud_run_v2_service.main.uri
}

output "audience" {
  description = "Audience of the tokens that the service takes."
  value       = var.audience
}

output "name" {
  description = "Name of the service."
  value       = google_cloud_run_v2_service.main.name
}

output "settings" {
  description = "What tests hold against the contracts."
  value = {
    service_account = google_cloud_run_v2_service.main.template[0].service_account
    instances_max   = google_cloud_run_v2_service.main.template[0].scaling[0].max_instance_count
    ingress         = google_cloud_run_v2_service.main.ingress
    is_public       = length(google_cloud_run_v2_service_iam_member.public) > 0
    invokers        = [for grant in google_cloud_run_v2_service_iam_member.invoker : grant.member]
  }
}
