import { z } from 'zod';
import type { Warehouse } from '../../shared/ports/warehouse.ts';

const knownGameSchema = z
  .object({
    game_pk: z.int(),
    game_date: z.iso.date(),
    coded_state: z.string(),
    is_complete: z.boolean(),
    ingested_at: z.iso.datetime(),
    savant_pitches: z.int().nullable(),
    savant_sha256: z.string().nullable(),
  })
  .transform((row) => ({
    gamePk: row.game_pk,
    gameDate: row.game_date,
    codedState: row.coded_state,
    /** Played to its end, and its plays are loaded. */
    isComplete: row.is_complete,
    ingestedAt: row.ingested_at,
    /** What Baseball Savant had of its pitches; null: they are the feed's alone. */
    savant:
      row.savant_pitches === null || row.savant_sha256 === null
        ? null
        : { pitches: row.savant_pitches, contentSha256: row.savant_sha256 },
  }));

/** What the warehouse has of a game. */
export type KnownGame = z.infer<typeof knownGameSchema>;

/** What the warehouse has of the given games and of the other games of the date. */
export async function findKnownGames(
  warehouse: Warehouse,
  gameDate: string,
  gamePks: readonly number[],
): Promise<KnownGame[]> {
  const rows = await warehouse.query(
    { file: 'mlb_historical_data/known_games/query.sql' },
    { game_date: { type: 'DATE', value: gameDate }, game_pks: { type: 'INT64', value: [...gamePks] } },
  );
  return rows.map((row) => knownGameSchema.parse(row));
}
