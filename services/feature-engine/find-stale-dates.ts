import { z } from 'zod';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { parseRows } from './feature-rows.ts';

const dateSchema = z.strictObject({ feature_date: z.iso.date() });

/** A game can move this far: from the first week of a season to its last. */
const MOVED_GAME_DAYS_MAX = 365;

/**
 * Feature dates that a change of facts makes stale, sorted: the changed dates themselves, every later one that has features
 * (season totals, ratings and windows all reach back), and those that still hold a game which is no longer theirs.
 */
export async function findStaleDates(
  changedDates: readonly string[],
  warehouse: Warehouse,
): Promise<string[]> {
  const first = [...changedDates].sort()[0];
  if (first === undefined) return [];
  const read = async (file: string, dateFrom: string): Promise<string[]> => {
    const rows = await warehouse.query({ file }, { date_from: { type: 'DATE', value: dateFrom } });
    return parseRows(dateSchema, rows, file).map((row) => row.feature_date);
  };
  const later = await read('mlb_features/feature_dates/query.sql', first);
  const moved = await read('mlb_features/moved_games/query.sql', daysBefore(first, MOVED_GAME_DAYS_MAX));
  return [...new Set([...changedDates, ...later, ...moved])].sort();
}

const daysBefore = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
