terraform {
  required_version = ">= 1.9"

  # The bucket comes from the command line, because a backend takes no variables: docs/deploy.md.
  backend "gcs" {
    prefix = "environments/prod"
  }

  required_providers {
    archive = {
      source  = "hashicorp/archive"
      version = "~> 2.7"
    }
    google = {
      source  = "hashicorp/google"
      version = "~> 6.50"
    }
  }
}

# Budgets are asked for in the name of this project.
provider "google" {
  project               = var.project_id
  region                = var.region
  billing_project       = var.project_id
  user_project_override = true
}
