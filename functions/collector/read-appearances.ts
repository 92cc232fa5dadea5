import { z } from 'zod';
import { playerBattingLines } from '../../schemas/tables/lines.ts';
import { players } from '../../schemas/tables/reference.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { readable, readStagedBundle } from './read-staged-bundle.ts';
import type { StagedBundle } from './stage-bundle.ts';

/** A man who appeared, by the lines of the box scores. */
export interface Appearance {
  gamePk: number;
  playerId: number;
  teamId: number;
}

/** What the lines of a date say: who appeared, and of whom a feed brought the person. */
export interface Appearances {
  lines: readonly Appearance[];
  described: ReadonlySet<number>;
}

const lineSchema = z
  .object({ game_pk: z.int(), player_id: z.int(), team_id: z.int() })
  .transform((row): Appearance => ({ gamePk: row.game_pk, playerId: row.player_id, teamId: row.team_id }));
const personSchema = z.object({ player_id: z.int() });

/** Everyone with a line on a date: in the games this run has collected, and in those that were complete before it. */
export async function readAppearances(
  games: readonly StagedBundle[],
  gameDate: string,
  objects: ObjectStore,
  warehouse: Warehouse,
): Promise<Appearances> {
  const rows = await warehouse.query(
    { file: 'mlb_historical_data/appearances_of_date/query.sql' },
    { game_date: { type: 'DATE', value: gameDate } },
  );
  const lines = readable(lineSchema, rows);
  const described = new Set<number>();
  for (const game of games) {
    const rowsOf = await readStagedBundle(game, objects);
    lines.push(...rowsOf(playerBattingLines, lineSchema));
    for (const { player_id } of rowsOf(players, personSchema)) described.add(player_id);
  }
  return { lines, described };
}
