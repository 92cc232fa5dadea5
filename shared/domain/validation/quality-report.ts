import { z } from 'zod';
import { datasetName, gameDate, gamePk, grade, runId } from '../../../schemas/events/event-parts.ts';
import { dimensions } from './rule.ts';

const severity = z.enum(['hard', 'soft', 'info']);
const share = z.number().min(0).max(1);

const finding = z.strictObject({
  rule: z.string(),
  severity,
  dimension: z.enum(dimensions),
  table: z.string().nullable(),
  row_key: z.string().nullable(),
  message: z.string(),
});

/** The report of one validation, as it is stored: every game with every finding. */
export const qualityReportSchema = z.strictObject({
  schema_version: z.literal(1),
  run_id: runId,
  game_date: gameDate,
  attempt: z.int().positive(),
  games: z.array(
    z.strictObject({
      game_pk: gamePk,
      game_date: gameDate,
      grade,
      score: share,
      scores: z.record(z.enum(dimensions), share),
      outcome: z.enum(['proceed', 'proceed_with_alert', 'retry', 'dead_letter']),
      rows_offered: z.int().nonnegative(),
      rows_rejected: z.int().nonnegative(),
      findings: z.array(finding),
    }),
  ),
  schedule: z.strictObject({
    rows_offered: z.int().nonnegative(),
    rows_rejected: z.int().nonnegative(),
    findings: z.array(finding),
  }),
  datasets: z
    .array(
      z.strictObject({
        dataset: datasetName,
        rows_offered: z.int().nonnegative(),
        rows_rejected: z.int().nonnegative(),
        findings: z.array(finding),
      }),
    )
    .default([]),
  not_collected: z.array(
    z.strictObject({
      game_pk: gamePk,
      code: z.string(),
      message: z.string(),
      outcome: z.enum(['retry', 'dead_letter']),
    }),
  ),
});

/** See {@link qualityReportSchema}. */
export type QualityReport = z.infer<typeof qualityReportSchema>;
