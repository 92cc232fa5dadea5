import { z } from 'zod';
import type { Warehouse } from '../../shared/ports/warehouse.ts';

const rowSchema = z.object({ kind: z.enum(['team', 'venue', 'player']), id: z.int() });

/** Ids that the warehouse knows. */
export interface KnownReference {
  /** Clubs of the season. */
  teams: ReadonlySet<number>;
  venues: ReadonlySet<number>;
  players: ReadonlySet<number>;
}

/** Which clubs of a season there are, and which of the given parks and people. */
export async function findKnownReference(
  warehouse: Warehouse,
  season: number,
  asked: { venueIds?: readonly number[]; playerIds?: readonly number[] },
): Promise<KnownReference> {
  const rows = await warehouse.query(
    { file: 'mlb_historical_data/known_reference/query.sql' },
    {
      season: { type: 'INT64', value: season },
      venue_ids: { type: 'INT64', value: [...(asked.venueIds ?? [])] },
      player_ids: { type: 'INT64', value: [...(asked.playerIds ?? [])] },
    },
  );
  const known = rows.map((row) => rowSchema.parse(row));
  const idsOf = (kind: string): Set<number> =>
    new Set(known.filter((row) => row.kind === kind).map(({ id }) => id));
  return { teams: idsOf('team'), venues: idsOf('venue'), players: idsOf('player') };
}
