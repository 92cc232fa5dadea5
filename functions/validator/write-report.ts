import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import type { QualityReport } from '../../shared/domain/validation/quality-report.ts';
import type { Finding } from '../../shared/domain/validation/rule.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { putObject } from '../../shared/runtime/object-reference.ts';
import type { Outcomes } from './decide-outcomes.ts';
import type { Verdicts } from './validate-bundles.ts';
import type { ValidationPlace } from './write-tables.ts';

/** Key of the report of a validation. */
export const reportKey = ({ gameDate, runId, attempt }: ValidationPlace): string =>
  `quality/game_date=${gameDate}/run=${runId}/attempt=${attempt}.json`;

const findingForm = ({ rule, severity, dimension, table, rowKey, message }: Finding) => ({
  rule,
  severity,
  dimension,
  table,
  row_key: rowKey,
  message,
});

/** The report: every game with every finding. */
export function buildReport(
  outcomes: Outcomes,
  { schedule, datasets }: Pick<Verdicts, 'schedule' | 'datasets'>,
  place: ValidationPlace,
): QualityReport {
  return {
    schema_version: 1,
    run_id: place.runId,
    game_date: place.gameDate,
    attempt: place.attempt,
    games: outcomes.games.map(({ verdict, outcome }) => ({
      game_pk: verdict.gamePk,
      game_date: verdict.gameDate ?? place.gameDate,
      grade: verdict.grade,
      score: verdict.score,
      scores: verdict.scores,
      outcome,
      rows_offered: verdict.rowsOffered,
      rows_rejected: verdict.rowsRejected,
      findings: verdict.findings.map(findingForm),
    })),
    schedule: {
      rows_offered: schedule?.rowsOffered ?? 0,
      rows_rejected: schedule?.rowsRejected ?? 0,
      findings: (schedule?.findings ?? []).map(findingForm),
    },
    datasets: datasets.map(({ dataset, rowsOffered, rowsRejected, findings }) => ({
      dataset,
      rows_offered: rowsOffered,
      rows_rejected: rowsRejected,
      findings: findings.map(findingForm),
    })),
    not_collected: [...outcomes.notCollected],
  };
}

/** Stores the report. `rows` of its reference counts the games. */
export async function writeReport(
  report: QualityReport,
  place: ValidationPlace,
  objects: ObjectStore,
): Promise<ObjectReference> {
  return putObject(objects, reportKey(place), `${JSON.stringify(report)}\n`, report.games.length);
}
