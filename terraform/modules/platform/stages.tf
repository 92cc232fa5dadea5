# Sizes of the stages. A night of 15 games takes 123 to 222 MB in each (npm run bench -- cloud-memory); the rest is room for decades of
# history and for training. Those that write to one place follow each other: one instance.

locals {
  environment = {
    GOOGLE_CLOUD_PROJECT = var.project_id
    HANKSTANK_LOCATION   = var.location
    HANKSTANK_BUCKET     = local.objects_bucket
    LOG_LEVEL            = "info"
  }

  functions = {
    collector = {
      description   = "Fetches what happened on a date and archives every answer."
      memory        = "1Gi"
      instances_max = 3
    }
    validator = {
      description   = "Grades what was collected."
      memory        = "1Gi"
      instances_max = 3
    }
    loader = {
      description   = "Merges what was graded into the warehouse."
      memory        = "1Gi"
      instances_max = 1
    }
    dead-letter = {
      description   = "Keeps what failed for good."
      memory        = "512Mi"
      instances_max = 1
    }
  }

  services = {
    feature-engine = {
      description   = "Rebuilds the features that changed."
      memory        = "2Gi"
      cpu           = "1"
      concurrency   = 1
      instances_max = 1
      is_internal   = true
    }
    trainer = {
      description   = "Trains, judges and deploys models."
      memory        = "2Gi"
      cpu           = "2"
      concurrency   = 1
      instances_max = 1
      is_internal   = true
    }
    prediction-api = {
      description   = "Predicts a slate in batch, and any game on request."
      memory        = "1Gi"
      cpu           = "1"
      concurrency   = 40
      instances_max = 3
      is_internal   = false
    }
  }

  endpoints = {
    for name, stage in merge(module.function, module.service) : name => { push_url = stage.url, audience = stage.audience }
  }
}

# A stage of the contracts that nobody deploys would be a subscription without a reader.
check "every_stage_is_deployed" {
  assert {
    condition     = toset(local.messaging.stages) == toset(concat(keys(local.functions), keys(local.services)))
    error_message = "Stages of schemas/topics.ts and of stages.tf differ."
  }
}

module "function" {
  source   = "../event-function"
  for_each = local.functions

  name                  = each.key
  description           = each.value.description
  project_id            = var.project_id
  region                = var.region
  bundle_folder         = "${local.repository}/dist/functions/${each.key}"
  source_bucket         = module.sources_bucket.name
  image_repository      = "projects/${var.project_id}/locations/${var.region}/repositories/hankstank"
  build_service_account = google_service_account.function_builder.id
  service_account       = google_service_account.stage[each.key].email
  invokers              = { push = "serviceAccount:${google_service_account.push.email}" }
  memory                = each.value.memory
  instances_max         = each.value.instances_max
  labels                = local.labels

  environment = merge(local.environment, lookup(var.stage_environment, each.key, {}))

  depends_on = [google_project_iam_member.function_builder, google_artifact_registry_repository_iam_member.function_builder]
}

module "service" {
  source   = "../event-service"
  for_each = local.services

  name            = each.key
  description     = each.value.description
  project_id      = var.project_id
  region          = var.region
  image           = "${local.image_repository}/${each.key}:${var.image_tag}"
  service_account = google_service_account.stage[each.key].email
  audience        = "https://${each.key}.hankstank.internal"
  memory          = each.value.memory
  cpu             = each.value.cpu
  concurrency     = each.value.concurrency
  instances_max   = each.value.instances_max
  is_internal     = each.value.is_internal
  is_public       = each.key == "prediction-api" && var.is_api_public
  network         = each.key == "prediction-api" ? local.cache_network : null
  labels          = local.labels

  invokers = merge(
    { push = "serviceAccount:${google_service_account.push.email}" },
    each.key == "prediction-api" ? { for member in var.api_invokers : member => member } : {},
  )

  environment = merge(
    local.environment,
    {
      PUSH_AUDIENCE        = "https://${each.key}.hankstank.internal"
      PUSH_SERVICE_ACCOUNT = google_service_account.push.email

      # Cloud Run takes the signature off a token that it has checked; of a public service it checks none.
      PUSH_CHECKED_BY_CLOUD_RUN = each.key == "prediction-api" && var.is_api_public ? "false" : "true"
    },
    each.key == "prediction-api" && local.redis_url != null ? { REDIS_URL = local.redis_url } : {},
    lookup(var.stage_environment, each.key, {}),
  )
}

# The job publishes events and ends; what they lead to is the stages' work.
resource "google_cloud_run_v2_job" "console" {
  project             = var.project_id
  location            = var.region
  name                = "console"
  deletion_protection = false
  labels              = local.labels

  template {
    template {
      service_account = google_service_account.stage["console"].email
      timeout         = "1800s"
      max_retries     = 1

      containers {
        image = "${local.image_repository}/console:${var.image_tag}"

        resources {
          limits = { cpu = "1", memory = "1Gi" }
        }

        dynamic "env" {
          for_each = merge(local.environment, lookup(var.stage_environment, "console", {}))

          content {
            name  = env.key
            value = env.value
          }
        }
      }
    }
  }

  lifecycle {
    ignore_changes = [client, client_version]
  }
}
