locals {
  # Title, metric, aligner, reducer and group of every tile, two in a row.
  tiles = [
    { title = "Events published", filter = "resource.type=\"pubsub_topic\" metric.type=\"pubsub.googleapis.com/topic/send_message_operation_count\"", aligner = "ALIGN_DELTA", group = "resource.label.topic_id" },
    { title = "Oldest message waiting (s)", filter = "resource.type=\"pubsub_subscription\" metric.type=\"pubsub.googleapis.com/subscription/oldest_unacked_message_age\"", aligner = "ALIGN_MAX", group = "resource.label.subscription_id" },
    { title = "Dead letters", filter = "resource.type=\"pubsub_subscription\" metric.type=\"pubsub.googleapis.com/subscription/dead_letter_message_count\"", aligner = "ALIGN_DELTA", group = "resource.label.subscription_id" },
    { title = "Failures by stage and code", filter = "resource.type=\"cloud_run_revision\" metric.type=\"${local.error_metric}\"", aligner = "ALIGN_DELTA", group = "metric.label.code" },
    { title = "Time of a delivery or request, median (ms)", filter = "resource.type=\"cloud_run_revision\" metric.type=\"run.googleapis.com/request_latencies\"", aligner = "ALIGN_PERCENTILE_50", group = "resource.label.service_name" },
    { title = "Memory, highest share", filter = "resource.type=\"cloud_run_revision\" metric.type=\"run.googleapis.com/container/memory/utilizations\"", aligner = "ALIGN_PERCENTILE_99", group = "resource.label.service_name" },
    { title = "Runs of the job", filter = "resource.type=\"cloud_run_job\" metric.type=\"run.googleapis.com/job/completed_execution_count\"", aligner = "ALIGN_DELTA", group = "metric.label.result" },
    { title = "Bytes billed by BigQuery", filter = "resource.type=\"bigquery_project\" metric.type=\"bigquery.googleapis.com/query/scanned_bytes_billed\"", aligner = "ALIGN_DELTA", group = "metric.label.priority" },
  ]
}

resource "google_monitoring_dashboard" "chain" {
  project = var.project_id

  dashboard_json = jsonencode({
    displayName = "Hank's Tank ${var.environment}"
    mosaicLayout = {
      columns = 12
      tiles = [
        for index, tile in local.tiles : {
          xPos   = index % 2 * 6
          yPos   = floor(index / 2) * 4
          width  = 6
          height = 4
          widget = {
            title = tile.title
            xyChart = {
              dataSets = [{
                plotType = "LINE"
                timeSeriesQuery = {
                  timeSeriesFilter = {
                    filter = tile.filter
                    aggregation = {
                      alignmentPeriod    = "300s"
                      perSeriesAligner   = tile.aligner
                      crossSeriesReducer = tile.aligner == "ALIGN_DELTA" ? "REDUCE_SUM" : "REDUCE_MAX"
                      groupByFields      = [tile.group]
                    }
                  }
                }
              }]
            }
          }
        }
      ]
    }
  })
}
