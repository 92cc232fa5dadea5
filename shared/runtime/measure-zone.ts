import { z } from 'zod';
import { crossSourceRules, type DifferingGame } from '../domain/validation/cross-source-rules.ts';
import {
  type DatasetScores,
  defaultGateThresholds,
  type GateThresholds,
  judgeDataset,
} from '../domain/validation/zone-gate.ts';
import type { ObjectStore } from '../ports/objects.ts';
import type { Warehouse } from '../ports/warehouse.ts';
import { asReported, flaggedRowsOf, type Offender, offendersOf, readGameReports } from './game-reports.ts';
import { readTwoAccounts } from './read-two-accounts.ts';

/** Zones whose partitions a gate judges. */
export const gatedZones = ['staging', 'curated'] as const;

/** See {@link gatedZones}. */
export type GatedZone = (typeof gatedZones)[number];

/** The quality of one partition. */
export interface ZoneQuality {
  zone: GatedZone;
  gameDate: string;
  passed: boolean;
  datasets: readonly DatasetScores[];
  /** The most frequent findings, the gravest first. */
  offenders: readonly Offender[];
}

interface ZonePorts {
  objects: ObjectStore;
  warehouse: Warehouse;
}

/** A game's facts are late when they come more than so many hours after its end: the run of the next mid-morning has missed them. */
const lateAfterHours = 36;

const datedCountsRow = z.object({
  game_date: z.iso.date(),
  dataset: z.string(),
  row_count: z.int(),
  games: z.int(),
  complete: z.int(),
  consistent: z.int(),
  timely: z.int(),
});

const [scoreRule] = crossSourceRules;

/** Games of which Retrosheet tells too: consistent when both give the same score. */
function judgeRetrosheet(
  games: number,
  differing: readonly DifferingGame[],
  thresholds: GateThresholds,
): DatasetScores {
  const wrong = differing.filter(({ findings }) => findings.some(({ rule }) => rule === scoreRule?.id));
  const counts = { rows: games, games, complete: games, consistent: games - wrong.length, timely: null };
  return judgeDataset({ dataset: 'retrosheet_games', ...counts, flaggedRows: null }, thresholds);
}

/** Measures the facts of dates against the thresholds of the gate, all of them with two queries. A date without games passes. Reads only. */
export async function measureStaging(
  { objects, warehouse }: ZonePorts,
  gameDates: readonly string[],
  thresholds: GateThresholds = defaultGateThresholds,
): Promise<ZoneQuality[]> {
  const dates = [...new Set(gameDates)].sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  const rows = await warehouse.query(
    { file: 'operational/staging_quality/query.sql' },
    {
      game_dates: { type: 'DATE', value: dates },
      late_after_hours: { type: 'INT64', value: lateAfterHours },
    },
  );
  const countsOf = Map.groupBy(
    rows.map((row) => datedCountsRow.parse(row)),
    (row) => row.game_date,
  );
  const accounts = await readTwoAccounts(warehouse, first, last);
  const measured: ZoneQuality[] = [];
  for (const gameDate of dates) {
    const games = await readGameReports(objects, gameDate);
    const datasets = (countsOf.get(gameDate) ?? []).map(({ row_count, ...counts }) =>
      judgeDataset(
        { ...counts, rows: row_count, flaggedRows: flaggedRowsOf(games, counts.dataset) },
        thresholds,
      ),
    );
    const told = accounts.gamesOfDate.get(gameDate) ?? 0;
    const differing = accounts.differing.filter((game) => game.gameDate === gameDate);
    if (told > 0) datasets.push(judgeRetrosheet(told, differing, thresholds));
    measured.push({
      zone: 'staging',
      gameDate,
      passed: datasets.every(({ failed }) => failed.length === 0),
      datasets,
      offenders: offendersOf([...games, ...differing.map(asReported)]),
    });
  }
  return measured;
}

/** Measures the features of the dates of a window that have games, all of them with one query. Reads only. */
export async function measureCurated(
  warehouse: Warehouse,
  [dateFrom, dateTo]: readonly [string, string],
  thresholds: GateThresholds = defaultGateThresholds,
): Promise<ZoneQuality[]> {
  const rows = await warehouse.query(
    { file: 'operational/curated_quality/query.sql' },
    { date_from: { type: 'DATE', value: dateFrom }, date_to: { type: 'DATE', value: dateTo } },
  );
  const countsOf = Map.groupBy(
    rows.map((row) => datedCountsRow.parse(row)),
    (row) => row.game_date,
  );
  return [...countsOf].map(([gameDate, counts]) => {
    const datasets = counts.map(({ row_count, ...others }) =>
      judgeDataset({ ...others, rows: row_count, flaggedRows: null }, thresholds),
    );
    const passed = datasets.every(({ failed }) => failed.length === 0);
    return { zone: 'curated', gameDate, passed, datasets, offenders: [] };
  });
}

/** Measures a partition against the thresholds of its gate. Reads only. */
export async function measureZone(
  ports: ZonePorts,
  zone: GatedZone,
  gameDate: string,
  thresholds: GateThresholds = defaultGateThresholds,
): Promise<ZoneQuality> {
  const [measured] =
    zone === 'curated'
      ? await measureCurated(ports.warehouse, [gameDate, gameDate], thresholds)
      : await measureStaging(ports, [gameDate], thresholds);
  return measured ?? { zone, gameDate, passed: true, datasets: [], offenders: [] };
}

/** What fell short, in words: the same words for the same shortcomings. null: it passes. */
export function shortcomingsOf({ datasets }: ZoneQuality): string | null {
  const failed = datasets.flatMap(({ dataset, failed: dimensions, scores }) =>
    dimensions.map((dimension) => `${dataset}: ${dimension} ${((scores[dimension] ?? 0) * 100).toFixed(1)}%`),
  );
  return failed.length === 0 ? null : failed.join('; ');
}
