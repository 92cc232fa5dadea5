output "name" {
  description = "Name of the bucket."
  value       = google_storage_bucket.main.name
}

output "settings" {
  description = "What tests hold: nobody from outside, versions, and the lifecycle as text."
  value = {
    public_access_prevention = google_storage_bucket.main.public_access_prevention
    is_uniform               = google_storage_bucket.main.uniform_bucket_level_access
    is_versioned             = google_storage_bucket.main.versioning[0].enabled
    lifecycle = [
      for rule in google_storage_bucket.main.lifecycle_rule : join(" ", compact([
        one(rule.action).type,
        one(rule.action).storage_class,
        one(rule.condition).age == null || one(rule.condition).age == 0 ? null : "after ${one(rule.condition).age} days",
        try(one(rule.condition).num_newer_versions > 0, false) ? "beyond ${one(rule.condition).num_newer_versions} versions" : null,
        try(one(rule.condition).days_since_noncurrent_time > 0, false) ? "noncurrent for ${one(rule.condition).days_since_noncurrent_time} days" : null,
        one(rule.condition).matches_prefix == null ? null : join(",", one(rule.condition).matches_prefix),
      ]))
    ]
  }
}

output "access" {
  description = "Grants on the bucket, as role, member and condition."
  value = [
    for grant in google_storage_bucket_iam_member.access :
    join(" ", compact([grant.role, grant.member, try(grant.condition[0].title, null)]))
  ]
}
