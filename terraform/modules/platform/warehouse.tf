locals {
  dataset_descriptions = {
    raw_data            = "What was fetched, as it came: a ledger."
    mlb_historical_data = "What happened, cleaned and merged."
    mlb_features        = "What is known before a game."
    mlb_predictions     = "What is predicted, and by which model."
    operational         = "What ran, what failed and why."
  }

  # Beside those of the contracts: where load jobs put rows before they are merged (shared/adapters/gcp). Nothing there is worth keeping.
  staging = { staging = "Rows on their way into a table." }
}

module "dataset" {
  source   = "../dataset"
  for_each = merge(local.dataset_descriptions, local.staging)

  name             = each.key
  description      = each.value
  project_id       = var.project_id
  location         = var.location
  is_protected     = var.is_protected
  tables_last_days = contains(keys(local.staging), each.key) ? 2 : null
  labels           = local.labels

  tables = [
    for table in local.tables : {
      table                 = table.table
      description           = table.description
      partition_by          = table.partition_by
      partition_granularity = table.partition_granularity
      cluster_by            = table.cluster_by
      schema                = file("${local.generated}/bigquery/${table.dataset}.${table.table}.json")
    } if table.dataset == each.key
  ]

  access = {
    for name, grant in local.grants : name => { role = grant.role, member = grant.member }
    if grant.on == "dataset" && grant.name == each.key
  }
}
