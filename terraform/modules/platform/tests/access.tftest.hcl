# Who may do what is what access.json says, and nothing is public.

mock_provider "google" {}
mock_provider "archive" {}

variables {
  project_id  = "hankstank-test"
  environment = "prod"
  image_tag   = "0123abc"
  alert_email = "somebody@example.com"
}

run "grants" {
  assert {
    condition = toset(output.summary.objects_access) == toset([
      for grant in local.access : join(" ", compact([
        grant.role,
        local.members[grant.account],
        grant.on == "objects below" ? "below ${grant.name}" : null,
      ])) if contains(["bucket", "objects below"], grant.on)
    ])
    error_message = "Grants on the bucket of objects differ from access.json."
  }

  assert {
    condition = alltrue([
      for dataset, grants in output.summary.datasets : toset(grants) == toset([
        for grant in local.access : "${grant.role} ${local.members[grant.account]}" if grant.on == "dataset" && grant.name == dataset
      ])
    ])
    error_message = "Grants on a dataset differ from access.json."
  }

  assert {
    condition = toset(output.summary.project_access) == toset([
      for grant in local.access : "${grant.role} ${local.members[grant.account]}" if grant.on == "project"
    ])
    error_message = "Grants on the project differ from access.json."
  }

  assert {
    condition = output.summary.secrets == {
      odds-api-key = [local.members["collector"]]
    }
    error_message = "Somebody else than the collector reads the key of the odds."
  }

  assert {
    condition     = alltrue([for grant in local.access : contains(["project", "dataset", "bucket", "objects below", "secret"], grant.on)])
    error_message = "access.json names a kind of resource that nobody grants on."
  }
}

run "nothing_is_public" {
  assert {
    condition     = alltrue([for bucket in output.summary.buckets : bucket.public_access_prevention == "enforced" && bucket.is_uniform])
    error_message = "A bucket could be made public."
  }

  assert {
    condition     = alltrue([for service in output.summary.services : !service.is_public])
    error_message = "A service is public though nobody asked for it."
  }

  assert {
    condition = alltrue([
      for name, service in output.summary.services :
      service.ingress == (name == "prediction-api" ? "INGRESS_TRAFFIC_ALL" : "INGRESS_TRAFFIC_INTERNAL_ONLY")
    ])
    error_message = "A stage is reached from outside."
  }

  assert {
    condition     = alltrue([for service in output.summary.services : service.invokers == ["serviceAccount:${google_service_account.push.email}"]])
    error_message = "Somebody else than Pub/Sub may call a stage."
  }
}

run "public_api_when_asked_for" {
  variables {
    is_api_public = true
  }

  assert {
    condition     = [for name, service in output.summary.services : name if service.is_public] == ["prediction-api"]
    error_message = "Only the prediction API becomes public."
  }
}

run "objects_age" {
  assert {
    condition = toset(output.summary.buckets.objects.lifecycle) == toset([
      "SetStorageClass NEARLINE after 90 days raw/",
      "SetStorageClass COLDLINE after 365 days raw/",
      "Delete beyond 10 versions models/",
      "Delete noncurrent for 30 days ${join(",", [for prefix in local.stage_prefixes : prefix if !contains(["raw/", "models/"], prefix)])}",
    ]) && output.summary.buckets.objects.is_versioned
    error_message = "Raw gets cold after 90 and 365 days, models keep 10 versions, other versions go after 30 days."
  }
}

run "cache" {
  variables {
    is_cache_enabled = true
  }

  assert {
    condition     = length(google_redis_instance.cache) == 1 && google_redis_instance.cache[0].tier == "BASIC"
    error_message = "The cache was asked for."
  }
}

run "no_cache_by_default" {
  assert {
    condition     = length(google_redis_instance.cache) == 0 && length(google_compute_network.cache) == 0
    error_message = "The cache costs more than the rest: only when asked for."
  }
}

run "moving_tag" {
  command = plan

  variables {
    image_tag = "latest"
  }

  expect_failures = [var.image_tag]
}

run "everybody_as_invoker" {
  command = plan

  variables {
    api_invokers = ["allUsers"]
  }

  expect_failures = [var.api_invokers]
}

run "project_that_is_none" {
  command = plan

  variables {
    project_id = "Hank"
  }

  expect_failures = [var.project_id]
}
