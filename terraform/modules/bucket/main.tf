resource "google_storage_bucket" "main" {
  project                     = var.project_id
  name                        = var.name
  location                    = var.location
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = !var.is_protected
  labels                      = var.labels

  versioning {
    enabled = var.is_versioned
  }

  dynamic "lifecycle_rule" {
    for_each = length(var.cold_prefixes) == 0 ? {} : { NEARLINE = 90, COLDLINE = 365 }

    content {
      action {
        type          = "SetStorageClass"
        storage_class = lifecycle_rule.key
      }

      condition {
        age            = lifecycle_rule.value
        matches_prefix = var.cold_prefixes
        with_state     = "ANY"
      }
    }
  }

  dynamic "lifecycle_rule" {
    for_each = var.versions_kept

    content {
      action {
        type = "Delete"
      }

      # The newest of n versions has n - 1 older ones: what has that many newer ones goes.
      condition {
        num_newer_versions = lifecycle_rule.value
        matches_prefix     = [lifecycle_rule.key]
        with_state         = "ARCHIVED"
      }
    }
  }

  dynamic "lifecycle_rule" {
    for_each = var.is_versioned && var.noncurrent_days != null ? [var.noncurrent_days] : []

    content {
      action {
        type = "Delete"
      }

      condition {
        days_since_noncurrent_time = lifecycle_rule.value
        matches_prefix             = var.noncurrent_prefixes
        with_state                 = "ARCHIVED"
      }
    }
  }

  dynamic "lifecycle_rule" {
    for_each = var.objects_days == null ? [] : [var.objects_days]

    content {
      action {
        type = "Delete"
      }

      condition {
        age        = lifecycle_rule.value
        with_state = "ANY"
      }
    }
  }
}

resource "google_storage_bucket_iam_member" "access" {
  for_each = var.access

  bucket = google_storage_bucket.main.name
  role   = each.value.role
  member = each.value.member

  dynamic "condition" {
    for_each = each.value.prefix == null ? [] : [each.value.prefix]

    content {
      title      = "below ${condition.value}"
      expression = "resource.name.startsWith(\"projects/_/buckets/${var.name}/objects/${condition.value}\")"
    }
  }
}
