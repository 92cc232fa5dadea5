import { z } from 'zod';
import type { Warehouse } from '../../shared/ports/warehouse.ts';

const knownGameSchema = z
  .object({
    game_pk: z.int(),
    game_date: z.iso.date(),
    coded_state: z.string(),
    is_complete: z.boolean(),
    ingested_at: z.iso.datetime(),
  })
  .transform((row) => ({
    gamePk: row.game_pk,
    gameDate: row.game_date,
    codedState: row.coded_state,
    /** Played to its end, and its plays are loaded. */
    isComplete: row.is_complete,
    ingestedAt: row.ingested_at,
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
