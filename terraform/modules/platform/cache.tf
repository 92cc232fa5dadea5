# Off by default: the smallest Redis costs more than everything else together, and the API answers from memory.

locals {
  cache_network = var.is_cache_enabled ? {
    network    = google_compute_network.cache[0].id
    subnetwork = google_compute_subnetwork.cache[0].id
  } : null
  redis_url = var.is_cache_enabled ? "redis://${google_redis_instance.cache[0].host}:${google_redis_instance.cache[0].port}" : null
}

resource "google_project_service" "cache" {
  for_each = toset(var.is_cache_enabled ? ["compute.googleapis.com", "redis.googleapis.com"] : [])

  project            = var.project_id
  service            = each.key
  disable_on_destroy = false
}

resource "google_compute_network" "cache" {
  count = var.is_cache_enabled ? 1 : 0

  project                 = var.project_id
  name                    = "hankstank"
  auto_create_subnetworks = false

  depends_on = [google_project_service.cache]
}

resource "google_compute_subnetwork" "cache" {
  count = var.is_cache_enabled ? 1 : 0

  project                  = var.project_id
  name                     = "hankstank"
  region                   = var.region
  network                  = google_compute_network.cache[0].id
  ip_cidr_range            = "10.8.0.0/26"
  private_ip_google_access = true
}

resource "google_redis_instance" "cache" {
  count = var.is_cache_enabled ? 1 : 0

  project            = var.project_id
  name               = "hankstank"
  region             = var.region
  tier               = "BASIC"
  memory_size_gb     = 1
  authorized_network = google_compute_network.cache[0].id
  labels             = local.labels
}
