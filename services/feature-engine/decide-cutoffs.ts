import { z } from 'zod';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { parseRows } from './feature-rows.ts';
import type { Slate } from './slate.ts';

const slateStartSchema = z.strictObject({
  game_date: z.iso.date(),
  games: z.int(),
  first_start_at: z.iso.datetime().nullable(),
});

/** Where no start is known: after the last game of the night before has ended. */
const FALLBACK_TIME = 'T12:00:00.000Z';

/** The first scheduled pitch of the date, or what was asked for when that is earlier. */
export function decideCutoff(date: string, firstStartAt: string | null, requestedAt: string | null): string {
  const candidates = [firstStartAt ?? `${date}${FALLBACK_TIME}`, requestedAt]
    .filter((time) => time !== null)
    .map((time) => new Date(time).toISOString());
  return candidates.reduce((earliest, time) => (time < earliest ? time : earliest));
}

/** The dates with their cutoffs, in order. `requested`: cutoffs by date that were asked for; they win when they are earlier. */
export async function decideSlates(
  dates: readonly string[],
  requested: ReadonlyMap<string, string>,
  warehouse: Warehouse,
): Promise<Slate[]> {
  const file = 'mlb_features/slate_starts/query.sql';
  const rows = await warehouse.query({ file }, { dates: { type: 'DATE', value: dates } });
  const starts = new Map(parseRows(slateStartSchema, rows, file).map((row) => [row.game_date, row]));
  return [...dates].sort().map((date) => {
    const start = starts.get(date);
    return {
      date,
      cutoffAt: decideCutoff(date, start?.first_start_at ?? null, requested.get(date) ?? null),
      games: start?.games ?? 0,
    };
  });
}
