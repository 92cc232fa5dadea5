import { z } from 'zod';
import { modelMetricStates, modelMetricTypes } from '../../../schemas/tables/operational.ts';
import { addDays } from '../../domain/calendar.ts';
import type { Warehouse } from '../../ports/warehouse.ts';

const metricRow = z.object({
  metric_date: z.iso.date(),
  model_system: z.string(),
  model_version: z.string(),
  run_id: z.string(),
  metric_type: z.enum(modelMetricTypes),
  subject: z.string(),
  metric_window: z.string(),
  sample_size: z.int(),
  value: z.number().nullable(),
  reference: z.number().nullable(),
  threshold: z.number().nullable(),
  status: z.enum(modelMetricStates),
  detail: z.string().nullable(),
});

/** A row of the newest drift measurement. */
export type StoredMetric = z.infer<typeof metricRow>;

/** Older measurements say nothing about today. */
const metricDaysMax = 400;

/** The newest measurement of every system, of the last {@link metricDaysMax} days. */
export async function readNewestMetrics(warehouse: Warehouse, today: string): Promise<StoredMetric[]> {
  const rows = await warehouse.query(
    { file: 'operational/newest_model_metrics/query.sql' },
    { date_from: { type: 'DATE', value: addDays(today, -metricDaysMax) } },
  );
  return rows.map((row) => metricRow.parse(row));
}

const number = (value: number | null): string => (value === null ? '?' : value.toFixed(4));

/** `game_outcome 20260804-1a2b3c4d, psi of elo over 30d: 0.3100, limit 0.2500 (402 rows to 2026-08-05): Elo rating, …: 31 on average, 4 in training`. */
export const metricText = (metric: StoredMetric): string =>
  `${metric.model_system} ${metric.model_version}, ${metric.metric_type} of ${metric.subject} over ${metric.metric_window}: ${number(metric.value)}, limit ${number(metric.threshold)} (${metric.sample_size} rows to ${metric.metric_date})${metric.detail === null ? '' : `: ${metric.detail}`}`;

/** A system whose inputs cannot be judged, and why; the newest measurement of each. */
export const unjudgedText = ({ model_system, model_version, detail }: StoredMetric): string =>
  `${model_system} ${model_version}: drift of inputs is not judged: ${detail}`;
