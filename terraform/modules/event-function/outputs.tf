output "url" {
  description = "URL of the function."
  value       = google_cloudfunctions2_function.main.service_config[0].uri
}

output "audience" {
  description = "Audience of the tokens that the function takes."
  value       = google_cloudfunctions2_function.main.service_config[0].uri
}

output "name" {
  description = "Name of the function and of the Cloud Run service behind it."
  value       = google_cloudfunctions2_function.main.name
}

output "settings" {
  description = "What tests hold against the contracts."
  value = {
    runtime         = google_cloudfunctions2_function.main.build_config[0].runtime
    service_account = google_cloudfunctions2_function.main.service_config[0].service_account_email
    instances_max   = google_cloudfunctions2_function.main.service_config[0].max_instance_count
    has_eventarc    = length(google_cloudfunctions2_function.main.event_trigger) > 0
  }
}
