import type { ModelCard } from '../../../schemas/models.ts';
import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import { modelMetrics } from '../../../schemas/tables/operational.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import {
  type CardScores,
  type FeatureValues,
  type ForecastError,
  type JudgedMetric,
  judgeFeatures,
  judgeForecasts,
} from '../../../shared/domain/drift/judge-drift.ts';
import { withLineage } from '../../../shared/domain/lineage.ts';
import { gameOutcome } from '../../../shared/models/game-outcome/index.ts';
import type { SqlRow, Warehouse } from '../../../shared/ports/warehouse.ts';
import { readModelCard } from '../../../shared/runtime/models/stored-versions.ts';
import { putObject, toNdjson } from '../../../shared/runtime/object-reference.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { readSystemPointers } from '../models/read-registry.ts';
import { readScoredPredictions, type ScoredPrediction } from '../models/read-scored.ts';
import type { DriftSettings } from './config.ts';

/** Earlier seasons whose same days are compared with. */
const earlierSeasons = 5;

interface Dates {
  from: string;
  to: string;
}

/** Values of the features that this code has columns for; a model of other features has its own. */
async function readFeatureValues(
  warehouse: Warehouse,
  names: readonly string[],
  { from, to }: Dates,
): Promise<FeatureValues> {
  const rows: SqlRow[] = await warehouse.query(
    { file: 'mlb_features/game_feature_rows/query.sql' },
    { date_from: { type: 'DATE', value: from }, date_to: { type: 'DATE', value: to } },
  );
  const numberOf = (value: SqlRow[string] | undefined): number | null =>
    typeof value === 'number' ? value : null;
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => numberOf(row[name]))]));
}

const errorOf = ({ probability, outcome, expectedRuns, runs }: ScoredPrediction): ForecastError => ({
  brierLoss: (probability - outcome) ** 2,
  runsError: expectedRuns - runs,
});

/** The same days of another season; the 29th of February counts as the 28th. */
const yearsBefore = (date: string, years: number): string =>
  `${Number(date.slice(0, 4)) - years}${date.slice(4).replace('-02-29', '-02-28')}`;

async function readForecastErrors(
  warehouse: Warehouse,
  dates: Dates,
): Promise<{ recent: ForecastError[]; earlier: ForecastError[] }> {
  const recent = await readScoredPredictions(warehouse, gameOutcome.id, dates);
  const earlier: ForecastError[] = [];
  for (let years = 1; years <= earlierSeasons; years += 1) {
    const before = { from: yearsBefore(dates.from, years), to: yearsBefore(dates.to, years) };
    earlier.push(...(await readScoredPredictions(warehouse, gameOutcome.id, before)).map(errorOf));
  }
  return { recent: recent.map(errorOf), earlier };
}

const cardScoresOf = ({ metrics, runs_metrics, chosen_member }: ModelCard): CardScores => ({
  brier: metrics.find(({ member }) => member === chosen_member)?.brier ?? null,
  mae: runs_metrics.find(({ forecast }) => forecast === 'model')?.total_mean_absolute_error ?? null,
});

/** A night's measurement: of which version, and what it came to. */
export interface DriftMeasurement {
  modelVersion: string;
  metricDate: string;
  window: string;
  metrics: JudgedMetric[];
}

/**
 * Measures the current model of game outcomes on the days up to a date: its inputs against the rows it learned from, its predictions
 * against the same days of earlier seasons. null while Elo alone is served. Reads only.
 */
export async function measureDrift(
  { objects, warehouse }: Pick<EmbeddedPorts, 'objects' | 'warehouse'>,
  date: string,
  settings: DriftSettings,
): Promise<DriftMeasurement | null> {
  const { current } = await readSystemPointers(objects, gameOutcome.id);
  if (current === null) return null;
  const card = await readModelCard(objects, gameOutcome.id, current.pointer.model_version);
  const dates = { from: addDays(date, 1 - settings.windowDays), to: date };
  const columns: readonly string[] = gameFeatureNames;
  const names = card.features.filter((name) => columns.includes(name));
  const training = await readFeatureValues(warehouse, names, {
    from: card.trained_from,
    to: card.trained_through,
  });
  const recent = await readFeatureValues(warehouse, names, dates);
  const errors = await readForecastErrors(warehouse, dates);
  return {
    modelVersion: card.model_version,
    metricDate: date,
    window: `${settings.windowDays}d`,
    metrics: [
      ...judgeForecasts(errors.recent, errors.earlier, cardScoresOf(card), settings),
      ...judgeFeatures(names, training, recent, settings),
    ],
  };
}

/** Writes a measurement into `operational.model_metrics`. Measured again, the same facts change nothing. */
export async function recordDrift(
  { objects, warehouse, clock }: Pick<EmbeddedPorts, 'objects' | 'warehouse' | 'clock'>,
  { modelVersion, metricDate, window, metrics }: DriftMeasurement,
  runId: string,
): Promise<void> {
  const now = clock.now().toISOString();
  const rows = metrics.map(({ metricType, sampleSize, ...own }) =>
    modelMetrics.row.parse(
      withLineage(
        {
          metric_date: metricDate,
          model_system: gameOutcome.id,
          model_version: modelVersion,
          metric_type: metricType,
          metric_window: window,
          sample_size: sampleSize,
          ...own,
        },
        { runId, source: 'console', knownAt: now, ingestedAt: now },
      ),
    ),
  );
  const key = `metrics/game_date=${metricDate}/run=${runId}/model_metrics.ndjson`;
  await putObject(objects, key, toNdjson(rows), rows.length);
  await warehouse.load({
    table: qualifiedName(modelMetrics),
    objectKeys: [key],
    mode: { kind: 'merge' },
  });
}
