import type { ModelCard } from '../../../schemas/models.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import type { InputRows } from '../../../shared/domain/drift/input-reference.ts';
import {
  type CardScores,
  type ForecastError,
  type JudgedMetric,
  judgeForecasts,
  judgeInputs,
} from '../../../shared/domain/drift/judge-drift.ts';
import { gameOutcome } from '../../../shared/models/game-outcome/index.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { readModelCard } from '../../../shared/runtime/models/stored-versions.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { readSystemPointers } from '../models/read-registry.ts';
import { readScoredPredictions, type ScoredPrediction } from '../models/read-scored.ts';
import type { DriftSettings } from './config.ts';
import { type SystemInputs, systemInputs } from './system-inputs.ts';

/** Earlier seasons whose same days are compared with. */
const earlierSeasons = 5;

interface Dates {
  from: string;
  to: string;
}

/** What the current model of a system would have been trained on, of these dates: games that are over by now. */
async function readRecentInputs(
  { warehouse, clock }: Pick<EmbeddedPorts, 'warehouse' | 'clock'>,
  { file, read }: SystemInputs,
  member: string,
  { from, to }: Dates,
): Promise<InputRows> {
  const rows = await warehouse.query(
    { file },
    {
      date_from: { type: 'DATE', value: from },
      trained_before: { type: 'DATE', value: addDays(to, 1) },
      cutoff_at: { type: 'TIMESTAMP', value: clock.now().toISOString() },
    },
  );
  return read(rows, member);
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

/** A night's measurement of a system: of which version, and what it came to. */
export interface DriftMeasurement {
  modelSystem: string;
  modelVersion: string;
  metricDate: string;
  window: string;
  metrics: JudgedMetric[];
}

type DriftPorts = Pick<EmbeddedPorts, 'objects' | 'warehouse' | 'clock'>;

async function measureSystem(
  ports: DriftPorts,
  inputs: SystemInputs,
  date: string,
  settings: DriftSettings,
): Promise<DriftMeasurement | null> {
  const { objects, warehouse } = ports;
  const { system } = inputs;
  const { current } = await readSystemPointers(objects, system);
  if (current === null) return null;
  const card = await readModelCard(objects, system, current.pointer.model_version);
  const dates = { from: addDays(date, 1 - settings.windowDays), to: date };
  const recent = await readRecentInputs(ports, inputs, card.chosen_member, dates);
  const metrics = judgeInputs(card.input_reference, recent, inputs.meaningOf, settings);
  // Forecasts of players have no scores night by night.
  if (system === gameOutcome.id) {
    const errors = await readForecastErrors(warehouse, dates);
    metrics.unshift(...judgeForecasts(errors.recent, errors.earlier, cardScoresOf(card), settings));
  }
  return {
    modelSystem: system,
    modelVersion: card.model_version,
    metricDate: date,
    window: `${settings.windowDays}d`,
    metrics,
  };
}

/**
 * Measures the current model of every system on the days up to a date: its inputs against what it learned from, and the predictions of game
 * outcomes against the same days of earlier seasons. A system without a model has no measurement. Reads only.
 */
export async function measureDrift(
  ports: DriftPorts,
  date: string,
  settings: DriftSettings,
): Promise<DriftMeasurement[]> {
  const measured: DriftMeasurement[] = [];
  for (const inputs of systemInputs) {
    const measurement = await measureSystem(ports, inputs, date, settings);
    if (measurement !== null) measured.push(measurement);
  }
  return measured;
}
