import { z } from 'zod';
import type { Warehouse } from '../../shared/ports/warehouse.ts';

const lineRow = z.object({
  game_pk: z.int(),
  pitcher_id: z.int(),
  line: z.number(),
  bookmaker: z.string(),
  captured_at: z.string(),
  over_probability: z.number(),
});

/** The line of a start that was known before its cutoff, with the market's own chance of more. */
export interface MarketLine {
  line: number;
  bookmaker: string;
  capturedAt: string;
  overProbability: number;
}

/** Finds the market's line of a start; null where none was known in time. */
export type MarketLines = (gamePk: number, pitcherId: number) => MarketLine | null;

/** The market's lines of a date, each known before the cutoff of its start. */
export async function readStrikeoutLines(warehouse: Warehouse, featureDate: string): Promise<MarketLines> {
  const rows = await warehouse.query(
    { file: 'mlb_predictions/strikeout_lines_of_date/query.sql' },
    { feature_date: { type: 'DATE', value: featureDate } },
  );
  const lines = new Map(
    rows
      .map((row) => lineRow.parse(row))
      .map(({ game_pk, pitcher_id, captured_at, over_probability, ...own }) => [
        `${game_pk} ${pitcher_id}`,
        { ...own, capturedAt: captured_at, overProbability: over_probability },
      ]),
  );
  return (gamePk, pitcherId) => lines.get(`${gamePk} ${pitcherId}`) ?? null;
}
