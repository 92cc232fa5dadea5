module "objects_bucket" {
  source = "../bucket"

  name         = local.objects_bucket
  project_id   = var.project_id
  location     = var.region
  is_protected = var.is_protected
  labels       = local.labels

  # Raw answers are never deleted, a rebuild starts from them; they only get cold.
  cold_prefixes = ["raw/"]

  # docs/registry.md keeps ten versions of a model; so do the pointers that say which one is served.
  versions_kept = { "models/" = 10 }

  noncurrent_days     = 30
  noncurrent_prefixes = [for prefix in local.stage_prefixes : prefix if !contains(["raw/", "models/"], prefix)]

  access = {
    for name, grant in local.grants : name => {
      role   = grant.role
      member = grant.member
      prefix = grant.on == "objects below" ? grant.name : null
    } if contains(["bucket", "objects below"], grant.on)
  }
}

locals {
  # The first folder of every prefix that a stage writes.
  stage_prefixes = distinct([for grant in local.access : "${split("/", grant.name)[0]}/" if grant.on == "objects below"])
}

# Packed bundles of the functions: made again from a commit at any time.
module "sources_bucket" {
  source = "../bucket"

  name         = "${var.project_id}-hankstank-sources"
  project_id   = var.project_id
  location     = var.region
  is_versioned = false
  is_protected = false
  labels       = local.labels
}

module "secret" {
  source   = "../secret"
  for_each = toset([for grant in local.access : grant.name if grant.on == "secret"])

  name       = each.key
  project_id = var.project_id
  region     = var.region
  labels     = local.labels

  readers = {
    for grant in local.access : grant.account => google_service_account.stage[grant.account].email
    if grant.on == "secret" && grant.name == each.key
  }
}
