import { z } from 'zod';
import {
  type ServingPointer,
  type ServingSnapshot,
  type SnapshotGame,
  type SnapshotStarter,
  type SnapshotTeam,
  servingPointerSchema,
  servingSnapshotSchema,
} from '../../schemas/serving.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { MarketView } from '../../shared/models/game-outcome/history/market-memory.ts';
import type { RatingsView } from '../../shared/models/game-outcome/history/side-facts.ts';
import { viewOfMarket } from '../../shared/models/game-outcome/history/snapshot-market.ts';
import { viewOfRatings } from '../../shared/models/game-outcome/history/snapshot-ratings.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';
import { readPointer } from '../../shared/runtime/read-pointer.ts';

/** A serving snapshot with the maps that answering needs. */
export interface Slate {
  pointer: ServingPointer;
  snapshot: ServingSnapshot;
  teams: ReadonlyMap<number, SnapshotTeam>;
  /** Team ids by upper-case abbreviation. */
  teamIds: ReadonlyMap<string, number>;
  starters: ReadonlyMap<number, SnapshotStarter>;
  /** What the ratings on history know; null where they were not built. */
  ratings: RatingsView | null;
  /** What the prices of earlier games tell; null where none was known. */
  market: MarketView | null;
  /** Games in order of start. */
  games: readonly SnapshotGame[];
}

/** The slate a pointer leads to, or null when there is no pointer. Throws OBJECT_CORRUPT, OBJECT_NOT_FOUND. */
export async function readSlate(objects: ObjectStore, pointerKey: string): Promise<Slate | null> {
  const stored = await readPointer(objects, pointerKey, servingPointerSchema);
  if (stored === null) return null;
  const { pointer } = stored;
  const bytes = await getObject(objects, pointer.snapshot);
  const parsed = servingSnapshotSchema.safeParse(JSON.parse(bytes.toString()));
  if (!parsed.success) {
    throw new HanksTankError(
      'OBJECT_CORRUPT',
      `serving snapshot ${pointer.snapshot.key} breaks its contract: ${z.prettifyError(parsed.error)}`,
    );
  }
  return indexSlate(pointer, parsed.data);
}

/** Builds the maps of a snapshot once, so that a request only looks up. */
export function indexSlate(pointer: ServingPointer, snapshot: ServingSnapshot): Slate {
  return {
    pointer,
    snapshot,
    teams: new Map(snapshot.teams.map((team) => [team.team_id, team])),
    teamIds: new Map(snapshot.teams.map((team) => [team.abbreviation.toUpperCase(), team.team_id])),
    ratings: snapshot.ratings === null ? null : viewOfRatings(snapshot.ratings),
    market: snapshot.market === null ? null : viewOfMarket(snapshot.market),
    starters: new Map(snapshot.starters.map((starter) => [starter.pitcher_id, starter])),
    games: snapshot.games.toSorted(
      (left, right) =>
        left.scheduled_start_at.localeCompare(right.scheduled_start_at) || left.game_pk - right.game_pk,
    ),
  };
}
