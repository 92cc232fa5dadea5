resource "google_bigquery_dataset" "main" {
  project                    = var.project_id
  dataset_id                 = var.name
  location                   = var.location
  description                = var.description
  max_time_travel_hours      = 168 # Seven days to undo a mistake; the default, said aloud.
  delete_contents_on_destroy = !var.is_protected || var.tables_last_days != null
  labels                     = var.labels

  default_table_expiration_ms = var.tables_last_days == null ? null : var.tables_last_days * 24 * 60 * 60 * 1000
}

resource "google_bigquery_dataset_iam_member" "access" {
  for_each = var.access

  project    = var.project_id
  dataset_id = google_bigquery_dataset.main.dataset_id
  role       = each.value.role
  member     = each.value.member
}

resource "google_bigquery_table" "table" {
  for_each = { for table in var.tables : table.table => table }

  project                  = var.project_id
  dataset_id               = google_bigquery_dataset.main.dataset_id
  table_id                 = each.key
  description              = each.value.description
  schema                   = each.value.schema
  clustering               = length(each.value.cluster_by) == 0 ? null : each.value.cluster_by
  require_partition_filter = each.value.partition_by == null ? null : true
  deletion_protection      = var.is_protected
  labels                   = var.labels

  # By month: a day of pitches has 3 MB, a query is billed 10 MB a table at least, and a table takes 10,000 partitions.
  dynamic "time_partitioning" {
    for_each = each.value.partition_by == null ? [] : [each.value]

    content {
      type  = time_partitioning.value.partition_granularity
      field = time_partitioning.value.partition_by
    }
  }
}
