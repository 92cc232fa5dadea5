output "api_url" {
  description = "URL of the prediction API."
  value       = module.platform.api_url
}

output "bucket" {
  description = "Bucket of the objects."
  value       = module.platform.bucket
}

output "job" {
  description = "Name of the job that plans nights, trains, heals and tidies."
  value       = module.platform.job
}
