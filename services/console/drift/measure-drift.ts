import { addDays } from '../../../shared/domain/calendar.ts';
import {
  type JudgedMetric,
  judgeForecasts,
  judgeInputs,
  type LossSeries,
} from '../../../shared/domain/drift/judge-drift.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { readModelCard } from '../../../shared/runtime/models/stored-versions.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { readSystemPointers } from '../models/read-registry.ts';
import type { DriftSettings } from './config.ts';
import { type MeasuredSystem, measuredSystems } from './measured-systems.ts';
import type { Dates } from './system-losses.ts';

/** Earlier seasons whose same days are compared with. */
const earlierSeasons = 5;

/** The same days of another season; the 29th of February counts as the 28th. */
const yearsBefore = (date: string, years: number): string =>
  `${Number(date.slice(0, 4)) - years}${date.slice(4).replace('-02-29', '-02-28')}`;

/** What forecasts lost in the window, and on the same days of earlier seasons. */
async function readLosses(
  warehouse: Warehouse,
  { losses }: MeasuredSystem,
  member: string,
  dates: Dates,
): Promise<{ recent: LossSeries[]; earlier: LossSeries[] }> {
  const recent = await losses.read(warehouse, member, dates);
  let earlier: LossSeries[] = [];
  for (let years = 1; years <= earlierSeasons; years += 1) {
    const before = { from: yearsBefore(dates.from, years), to: yearsBefore(dates.to, years) };
    const season = await losses.read(warehouse, member, before);
    earlier = season.map((series, index) => ({
      ...series,
      losses: [...(earlier[index]?.losses ?? []), ...series.losses],
    }));
  }
  return { recent, earlier };
}

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
  measured: MeasuredSystem,
  date: string,
  settings: DriftSettings,
): Promise<DriftMeasurement | null> {
  const { objects, warehouse } = ports;
  const { system, losses, meaningOf } = measured;
  const { current } = await readSystemPointers(objects, system);
  if (current === null) return null;
  const card = await readModelCard(objects, system, current.pointer.model_version);
  const dates = { from: addDays(date, 1 - settings.windowDays), to: date };
  const asOf = ports.clock.now().toISOString();
  const inputs = await measured.read(warehouse, { ...dates, asOf }, card.chosen_member);
  const { recent, earlier } = await readLosses(warehouse, measured, card.chosen_member, dates);
  return {
    modelSystem: system,
    modelVersion: card.model_version,
    metricDate: date,
    window: `${settings.windowDays}d`,
    metrics: [
      ...judgeForecasts(recent, earlier, losses.cardScores(card), settings),
      ...judgeInputs(card.input_reference, inputs, meaningOf, settings),
    ],
  };
}

/**
 * Measures the current model of every system on the days up to a date: its forecasts against those of the same days of earlier seasons, and
 * its inputs against what it learned from. A system without a model has no measurement. Reads only.
 */
export async function measureDrift(
  ports: DriftPorts,
  date: string,
  settings: DriftSettings,
): Promise<DriftMeasurement[]> {
  const measured: DriftMeasurement[] = [];
  for (const system of measuredSystems) {
    const measurement = await measureSystem(ports, system, date, settings);
    if (measurement !== null) measured.push(measurement);
  }
  return measured;
}
