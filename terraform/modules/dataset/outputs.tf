output "name" {
  description = "Name of the dataset."
  value       = google_bigquery_dataset.main.dataset_id
}

output "tables" {
  description = "Every table with what tests hold against the contracts."
  value = {
    for name, table in google_bigquery_table.table : name => {
      partition_by             = try(table.time_partitioning[0].field, null)
      partition_granularity    = try(table.time_partitioning[0].type, null)
      require_partition_filter = table.require_partition_filter == true
      cluster_by               = table.clustering == null ? [] : table.clustering
      is_protected             = table.deletion_protection
    }
  }
}

output "access" {
  description = "Grants on the dataset, as role and member."
  value       = [for grant in google_bigquery_dataset_iam_member.access : "${grant.role} ${grant.member}"]
}

output "tables_last_ms" {
  description = "Milliseconds after which tables of the dataset go by themselves; null: they stay."
  value       = google_bigquery_dataset.main.default_table_expiration_ms
}
