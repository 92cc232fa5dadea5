# Views of sql/, after the tables of every dataset: BigQuery takes no view of a table that is not there.

locals {
  # The SELECT of every view of sql/, with the project before its datasets: a view keeps no default project.
  view_files = fileset("${local.repository}/sql", "*/*/view.sql")
  queries = {
    for path in local.view_files : "${split("/", path)[0]}.${split("/", path)[1]}" => replace(
      regex("(?s)\\ncreate or replace view [a-z_.]+ as\\s+(.*)$", "\n${file("${local.repository}/sql/${path}")}")[0],
      "/\\b(${join("|", keys(local.dataset_descriptions))})\\./",
      "`${var.project_id}`.$1.",
    )
  }

  # Copies of views with their result stored, under names of their own. For people and their boards, for whom an answer of this morning
  # will do; the stages read the views.
  stored_views = {
    "mlb_historical_data.team_results_stored" = { of = "mlb_historical_data.team_results", max_staleness = "0-0 0 12:0:0" }
  }

  views_read_by = {
    for name, query in local.queries : name => [
      for other in keys(local.queries) : other if other != name && can(regex("`\\.${replace(other, ".", "\\.")}\\b", query))
    ]
  }

  views          = { for name, query in local.queries : name => query if length(local.views_read_by[name]) == 0 }
  views_of_views = { for name, query in local.queries : name => query if length(local.views_read_by[name]) > 0 }
}

resource "google_bigquery_table" "view" {
  for_each = local.views

  project             = var.project_id
  dataset_id          = split(".", each.key)[0]
  table_id            = split(".", each.key)[1]
  deletion_protection = false # A view holds nothing.
  labels              = local.labels

  view {
    query          = each.value
    use_legacy_sql = false
  }

  depends_on = [module.dataset]
}

resource "google_bigquery_table" "view_of_views" {
  for_each = local.views_of_views

  project             = var.project_id
  dataset_id          = split(".", each.key)[0]
  table_id            = split(".", each.key)[1]
  deletion_protection = false
  labels              = local.labels

  view {
    query          = each.value
    use_legacy_sql = false
  }

  depends_on = [google_bigquery_table.view]
}

# Windows and unions cannot be kept up to date row by row: the whole result is computed again (a few MB), at most as often as its age allows.
resource "google_bigquery_table" "stored_view" {
  for_each = local.stored_views

  project             = var.project_id
  dataset_id          = split(".", each.key)[0]
  table_id            = split(".", each.key)[1]
  max_staleness       = each.value.max_staleness
  deletion_protection = false
  labels              = local.labels

  materialized_view {
    query                            = local.queries[each.value.of]
    allow_non_incremental_definition = true
    enable_refresh                   = true
    refresh_interval_ms              = 12 * 60 * 60 * 1000
  }

  depends_on = [module.dataset]
}
