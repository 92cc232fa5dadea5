import { modelMetrics } from '../../../schemas/tables/operational.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import { worstMetric } from '../../../shared/domain/drift/judge-drift.ts';
import { withLineage } from '../../../shared/domain/lineage.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { putObject, toNdjson } from '../../../shared/runtime/object-reference.ts';
import { type PublishingPorts, publish } from '../publish.ts';
import type { DriftMeasurement } from './measure-drift.ts';

/** What recording needs. */
export interface RecordingPorts extends PublishingPorts {
  objects: ObjectStore;
  warehouse: Warehouse;
  clock: Clock;
}

/** `model.drifted` for a system with alerts: how many, and the one furthest beyond its limit. */
async function tellAlerts(
  ports: PublishingPorts,
  { modelSystem, modelVersion, metricDate, window, metrics }: DriftMeasurement,
  runId: string,
): Promise<void> {
  const alerts = metrics.filter(({ status }) => status === 'alert');
  const worst = worstMetric(alerts);
  if (worst === null) return;
  await publish(ports, {
    topic: 'model.drifted',
    data: {
      run_id: runId,
      game_date: metricDate,
      model_system: modelSystem,
      model_version: modelVersion,
      metric_window: window,
      alerts: alerts.length,
      worst: {
        metric_type: worst.metricType,
        subject: worst.subject,
        value: worst.value,
        threshold: worst.threshold,
        detail: worst.detail,
      },
    },
  });
}

/**
 * Writes the measurements of a night into `operational.model_metrics` and says `model.drifted` for every system with alerts. Measured again,
 * the same facts change nothing in the table.
 */
export async function recordDrift(
  ports: RecordingPorts,
  measurements: readonly DriftMeasurement[],
  runId: string,
): Promise<void> {
  const [first] = measurements;
  if (first === undefined) return;
  const now = ports.clock.now().toISOString();
  const rows = measurements.flatMap(({ modelSystem, modelVersion, metricDate, window, metrics }) =>
    metrics.map(({ metricType, sampleSize, ...own }) =>
      modelMetrics.row.parse(
        withLineage(
          {
            metric_date: metricDate,
            model_system: modelSystem,
            model_version: modelVersion,
            metric_type: metricType,
            metric_window: window,
            sample_size: sampleSize,
            ...own,
          },
          { runId, source: 'console', knownAt: now, ingestedAt: now },
        ),
      ),
    ),
  );
  const key = `metrics/game_date=${first.metricDate}/run=${runId}/model_metrics.ndjson`;
  await putObject(ports.objects, key, toNdjson(rows), rows.length);
  await ports.warehouse.load({
    table: qualifiedName(modelMetrics),
    objectKeys: [key],
    mode: { kind: 'merge' },
  });
  for (const measurement of measurements) await tellAlerts(ports, measurement, runId);
}
