import { z } from 'zod';
import { players, teams } from '../../../schemas/tables/reference.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import type { RecordedMoment } from './recorded-moment.ts';
import type { RecordedRow } from './recorded-rows.ts';

/** A row and the recording it stands in. */
export interface OfferedRow extends RecordedRow {
  moment: RecordedMoment;
}

/** Table and natural key of a row. */
const keyOf = ({ contract, row }: RecordedRow): string =>
  JSON.stringify([qualifiedName(contract), ...contract.key.map((column) => row[column])]);

/** Games behind totals: of two undated totals the larger is the later. */
const gamesOf = ({ row }: RecordedRow): number => Number(row['games'] ?? 0);

function isNewer(one: OfferedRow, other: OfferedRow): boolean {
  if (one.moment.isNoted !== other.moment.isNoted) return one.moment.isNoted;
  if (one.moment.isNoted && one.moment.at !== other.moment.at) return one.moment.at > other.moment.at;
  return gamesOf(one) > gamesOf(other);
}

/** One row per key: the newest. A recording whose time nobody noted gives way to one with a time. */
export function newestRows(rows: readonly OfferedRow[]): OfferedRow[] {
  const newest = new Map<string, OfferedRow>();
  for (const row of rows) {
    const key = keyOf(row);
    const before = newest.get(key);
    if (before === undefined || isNewer(row, before)) newest.set(key, row);
  }
  return [...newest.values()];
}

const knownRow = z.object({
  kind: z.enum(['team', 'player']),
  id: z.int(),
  season: z.int().nullable(),
  known_at: z.string(),
});

/**
 * Leaves out people and clubs of whom the warehouse knows something newer: a MERGE takes what comes last. Tables with a date in their key
 * need no such care.
 */
export async function withoutOlder(rows: readonly OfferedRow[], warehouse: Warehouse): Promise<OfferedRow[]> {
  const idsOf = (contract: typeof players | typeof teams, column: string): number[] => [
    ...new Set(rows.filter((offered) => offered.contract === contract).map(({ row }) => Number(row[column]))),
  ];
  const found = await warehouse.query(
    { file: 'mlb_historical_data/reference_known_at/query.sql' },
    {
      player_ids: { type: 'INT64', value: idsOf(players, 'player_id') },
      team_ids: { type: 'INT64', value: idsOf(teams, 'team_id') },
    },
  );
  const knownAt = new Map(
    found
      .map((row) => knownRow.parse(row))
      .map((row) => [`${row.kind} ${row.id} ${row.season}`, row.known_at]),
  );
  return rows.filter((offered) => {
    const known = knownAt.get(referenceKey(offered) ?? '');
    if (known === undefined) return true;
    const isSame = Date.parse(known) === Date.parse(offered.knownAt);
    return isSame || (offered.moment.isNoted && Date.parse(known) < Date.parse(offered.knownAt));
  });
}

function referenceKey({ contract, row }: RecordedRow): string | null {
  if (contract === players) return `player ${row['player_id']} null`;
  if (contract === teams) return `team ${row['team_id']} ${row['season']}`;
  return null;
}
