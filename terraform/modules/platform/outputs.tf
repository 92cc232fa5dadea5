output "api_url" {
  description = "URL of the prediction API."
  value       = module.service["prediction-api"].url
}

output "bucket" {
  description = "Bucket of the objects."
  value       = module.objects_bucket.name
}

output "job" {
  description = "Name of the job that plans nights, trains, heals and tidies."
  value       = google_cloud_run_v2_job.console.name
}

output "service_accounts" {
  description = "Email address of the service account of every stage."
  value       = { for name, account in google_service_account.stage : name => account.email }
}

output "summary" {
  description = "What stands, as the tests hold it against the contracts."
  value = {
    topics        = { for name, topic in module.topic : name => topic.topic }
    subscriptions = merge([for topic in module.topic : topic.subscriptions]...)
    publishers    = { for name, topic in module.topic : name => topic.publishers }
    tables        = merge([for dataset, one in module.dataset : { for name, table in one.tables : "${dataset}.${name}" => table }]...)
    views         = concat(keys(google_bigquery_table.view), keys(google_bigquery_table.view_of_views), keys(google_bigquery_table.stored_view))
    stored_views = {
      for name, view in google_bigquery_table.stored_view : name => {
        max_staleness      = view.max_staleness
        is_non_incremental = view.materialized_view[0].allow_non_incremental_definition
      }
    }
    expiring  = { for name, one in module.dataset : name => one.tables_last_ms if one.tables_last_ms != null }
    datasets  = { for name, one in module.dataset : name => one.access }
    functions = { for name, one in module.function : name => one.settings }
    services  = { for name, one in module.service : name => one.settings }
    schedules = { for name, one in module.schedule : name => one.schedule }
    buckets = {
      objects = module.objects_bucket.settings
      sources = module.sources_bucket.settings
      logs    = module.monitoring.logs_bucket
    }
    objects_access   = module.objects_bucket.access
    project_access   = [for grant in google_project_iam_member.stage : "${grant.role} ${grant.member}"]
    secrets          = { for name, one in module.secret : name => one.readers }
    is_night_watched = module.monitoring.is_night_watched
    alerts           = module.monitoring.alerts
  }
}
