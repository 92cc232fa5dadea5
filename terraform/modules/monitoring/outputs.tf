output "alerts" {
  description = "Names of the alert policies, with what each says and what is to be done."
  value = merge(
    { for name, policy in google_monitoring_alert_policy.threshold : name => policy.documentation[0].content },
    { night-missing = google_monitoring_alert_policy.night_missing.documentation[0].content },
  )
}

output "logs_bucket" {
  description = "Settings of the bucket that keeps the logs."
  value       = module.bucket.settings
}

output "uptime_check" {
  description = "Id of the uptime check of the API."
  value       = google_monitoring_uptime_check_config.api.uptime_check_id
}

output "is_night_watched" {
  description = "Whether a missing night is an alert."
  value       = google_monitoring_alert_policy.night_missing.enabled
}
