import { z } from 'zod';
import { playerBattingLines } from '../../schemas/tables/lines.ts';
import { players } from '../../schemas/tables/reference.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';
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
const bundleSchema = z.object({ tables: z.record(z.string(), z.array(z.unknown())) });
const personSchema = z.object({ player_id: z.int() });

const readable = <Value>(schema: z.ZodType<Value>, rows: readonly unknown[] | undefined): Value[] =>
  (rows ?? []).flatMap((row) => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });

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
  for (const { object } of games) {
    const bundle = bundleSchema.parse(JSON.parse((await getObject(objects, object)).toString()));
    lines.push(...readable(lineSchema, bundle.tables[qualifiedName(playerBattingLines)]));
    for (const { player_id } of readable(personSchema, bundle.tables[qualifiedName(players)]))
      described.add(player_id);
  }
  return { lines, described };
}
