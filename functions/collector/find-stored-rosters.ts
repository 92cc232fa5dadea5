import { z } from 'zod';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { transactions } from '../../schemas/tables/transactions.ts';
import { addDays, dateRange } from '../../shared/domain/calendar.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';
import type { DatasetRequest } from './collect-datasets.ts';
import type { Appearance } from './read-appearances.ts';

/** The newest roster of a club in the warehouse. */
export interface StoredRoster {
  asOfDate: string;
  active: ReadonlySet<number>;
  fortyMan: ReadonlySet<number>;
}

const rosterRow = z.object({
  team_id: z.int(),
  as_of_date: z.iso.date(),
  roster_type: z.enum(['active', '40Man']),
  player_id: z.int(),
});
const moveRow = z.object({ move_date: z.iso.date(), team_id: z.int().nullable() });
const bundleSchema = z.object({ tables: z.record(z.string(), z.array(z.unknown())) });
const transactionRow = z.object({
  transaction_date: z.iso.date(),
  from_team_id: z.int().nullable().default(null),
  to_team_id: z.int().nullable().default(null),
});

/**
 * Rosters that still hold on a date: not older than `ageDays`, no transaction names the club since, the transactions of every date since
 * are known, and nobody appeared for the club who is not on it. A roster changes by a transaction only. None, when a roster is to be asked
 * for on every date.
 */
export async function findStoredRosters(
  { gameDate, datasets }: Pick<DatasetRequest, 'gameDate' | 'datasets'>,
  {
    clubs,
    appearances,
    ageDays,
  }: {
    clubs: readonly number[];
    appearances: readonly Appearance[];
    ageDays: number;
  },
  { warehouse, objects }: { warehouse: Warehouse; objects: ObjectStore },
): Promise<Map<number, StoredRoster>> {
  if (ageDays <= 1) return new Map();
  const from = addDays(gameDate, 1 - ageDays);
  const range = {
    date_from: { type: 'DATE', value: from },
    date_to: { type: 'DATE', value: gameDate },
  } as const;
  const stored = await warehouse.query(
    { file: 'mlb_historical_data/stored_rosters/query.sql' },
    { team_ids: { type: 'INT64', value: [...clubs] }, ...range },
  );
  if (stored.length === 0) return new Map();
  const moves = (await warehouse.query({ file: 'mlb_historical_data/club_moves/query.sql' }, range)).map(
    (row) => moveRow.parse(row),
  );
  moves.push(...(await movesOfThisRun(gameDate, datasets, objects)));
  const isTold = new Set(moves.map(({ move_date }) => move_date));
  const holding = new Map<number, StoredRoster>();
  for (const [teamId, rows] of Map.groupBy(
    stored.map((row) => rosterRow.parse(row)),
    (row) => row.team_id,
  )) {
    const asOfDate = rows[0]?.as_of_date ?? '';
    const idsOf = (kind: string): Set<number> =>
      new Set(rows.filter(({ roster_type }) => roster_type === kind).map(({ player_id }) => player_id));
    const roster = { asOfDate, active: idsOf('active'), fortyMan: idsOf('40Man') };
    const since = dateRange(asOfDate, gameDate).slice(1);
    const hasMoved = moves.some(({ team_id, move_date }) => team_id === teamId && move_date > asOfDate);
    const isNew = appearances.some((one) => one.teamId === teamId && !roster.active.has(one.playerId));
    if (since.every((date) => isTold.has(date)) && !hasMoved && !isNew) holding.set(teamId, roster);
  }
  return holding;
}

/** Transactions that this run has collected: they are not in the warehouse yet. */
async function movesOfThisRun(
  gameDate: string,
  datasets: DatasetRequest['datasets'],
  objects: ObjectStore,
): Promise<z.infer<typeof moveRow>[]> {
  const staged = datasets.find(({ dataset }) => dataset === 'transactions');
  if (staged === undefined) return [];
  const { tables } = bundleSchema.parse(JSON.parse((await getObject(objects, staged.object)).toString()));
  const moves = (tables[qualifiedName(transactions)] ?? []).flatMap((row) => {
    const parsed = transactionRow.safeParse(row);
    if (!parsed.success) return [];
    const { transaction_date: move_date, from_team_id, to_team_id } = parsed.data;
    return [
      { move_date, team_id: from_team_id },
      { move_date, team_id: to_team_id },
    ];
  });
  return [{ move_date: gameDate, team_id: null }, ...moves];
}
