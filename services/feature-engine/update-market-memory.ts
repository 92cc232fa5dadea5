import { z } from 'zod';
import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import { marketMemoryFeatures } from '../../schemas/tables/market-memory-features.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { ALL_DAYS } from '../../shared/domain/calendar.ts';
import type { ClosedLine } from '../../shared/domain/odds/closed-line.ts';
import { calendarDay } from '../../shared/domain/ratings/calendar-day.ts';
import { rowTextWriter } from '../../shared/domain/row-text.ts';
import { marketMemoryOf } from '../../shared/models/game-outcome/history/market-memory.ts';
import { MarketWalk } from '../../shared/models/game-outcome/history/market-walk.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { readClosingLines } from '../../shared/runtime/models/read-closing-lines.ts';
import { type MarketRow, readMarketRows } from '../../shared/runtime/models/read-market-memory.ts';
import { putObject } from '../../shared/runtime/object-reference.ts';
import { parseRows } from './feature-rows.ts';
import { type RunFolder, runStartedAt } from './write-features.ts';

const marketGameSchema = z.strictObject({
  feature_date: z.iso.date(),
  cutoff_at: z.iso.datetime(),
  game_pk: z.int(),
  season: z.int(),
  home_team_id: z.int(),
  away_team_id: z.int(),
  home_starter_id: z.int().nullable(),
  away_starter_id: z.int().nullable(),
});

type MarketGame = z.infer<typeof marketGameSchema>;

/** Dates that are replaced at once: memory is that of a part. */
const datesPerLoadMax = 124;

/** What became of the market's memory. */
export interface MarketMemoryUpdate {
  /** Every closing line there is. */
  lines: readonly ClosedLine[];
  /** The dates whose rows were not what the prices tell, and are now. */
  dates: readonly string[];
  outputs: ObjectReference[];
}

/** What the closing lines tell of the games of each date, by date. Games come in order of date and game_pk; those of a date have one cutoff. Pure. */
export function tellMarketMemory(
  games: readonly MarketGame[],
  lines: readonly ClosedLine[],
): Map<string, MarketRow[]> {
  const walk = new MarketWalk(lines);
  const told = new Map<string, MarketRow[]>();
  for (const [date, own] of Map.groupBy(games, (game) => game.feature_date)) {
    const rows = own.flatMap((game): MarketRow[] => {
      const { season, cutoff_at: cutoffAt } = game;
      const view = walk.at({ date, cutoffAt, season });
      if (view === null) return [];
      const sides = {
        home: { teamId: game.home_team_id, starterId: game.home_starter_id },
        away: { teamId: game.away_team_id, starterId: game.away_starter_id },
      };
      const memory = marketMemoryOf(view, sides, calendarDay(date));
      return [{ feature_date: date, game_pk: game.game_pk, season, cutoff_at: cutoffAt, ...memory }];
    });
    told.set(date, rows);
  }
  return told;
}

/**
 * Brings what is stored of the market's memory up to what the prices tell of every game that has features. A price changes nothing but this table, so it
 * makes no feature stale: whatever is stored otherwise is found here, and replaced date by date. Without a closing line there is nothing to do.
 */
export async function updateMarketMemory(
  folder: RunFolder,
  { warehouse, objects }: { warehouse: Warehouse; objects: ObjectStore },
): Promise<MarketMemoryUpdate> {
  const lines = await readClosingLines(warehouse);
  if (lines.length === 0) return { lines, dates: [], outputs: [] };
  const told = tellMarketMemory(await readMarketGames(warehouse), lines);
  const stored = Map.groupBy(await readMarketRows(warehouse, ALL_DAYS), (row) => row.feature_date);
  const dates = [...new Set([...told.keys(), ...stored.keys()])]
    .filter((date) => JSON.stringify(told.get(date) ?? []) !== JSON.stringify(stored.get(date) ?? []))
    .sort();
  const outputs: ObjectReference[] = [];
  for (let start = 0; start < dates.length; start += datesPerLoadMax) {
    const part = dates.slice(start, start + datesPerLoadMax);
    const rows = part.flatMap((date) => told.get(date) ?? []);
    outputs.push(await replaceDates(part, rows, folder, { warehouse, objects }));
  }
  return { lines, dates, outputs };
}

async function readMarketGames(warehouse: Warehouse): Promise<MarketGame[]> {
  const file = 'mlb_features/market_games/query.sql';
  const rows = await warehouse.query(
    { file },
    { date_from: { type: 'DATE', value: ALL_DAYS.from }, date_to: { type: 'DATE', value: ALL_DAYS.to } },
  );
  return parseRows(marketGameSchema, rows, file);
}

/** Replaces the partitions of some dates by one object of rows, which lies with the first date. */
async function replaceDates(
  dates: readonly string[],
  rows: readonly MarketRow[],
  { runId, eventId }: RunFolder,
  { warehouse, objects }: { warehouse: Warehouse; objects: ObjectStore },
): Promise<ObjectReference> {
  const writeRow = rowTextWriter<typeof marketMemoryFeatures>();
  const ingestedAt = runStartedAt(runId);
  const lines = rows.map((row) => {
    const lineage = { runId, source: 'feature-engine', knownAt: row.cutoff_at, ingestedAt };
    return `${writeRow(row, lineage)}\n`;
  });
  const { name } = marketMemoryFeatures;
  const key = `features/feature_date=${dates[0]}/run=${runId}/event=${eventId}/${name}.ndjson`;
  const object = await putObject(objects, key, lines.join(''), lines.length);
  const mode = { kind: 'replace', gameDates: dates } as const;
  await warehouse.load({ table: qualifiedName(marketMemoryFeatures), objectKeys: [key], mode });
  return object;
}
