/** How we learned of a man. */
export type Strategy = 'box_score' | 'roster' | 'statistics';

/** What each strategy says of a date. */
export interface Sightings {
  /** Everybody with a line. */
  boxScore: ReadonlySet<number>;
  /** Everybody on a roster of a club that played. */
  rosters: ReadonlySet<number>;
  /** Active that day: only they may play. Empty: no roster was answered. */
  active: ReadonlySet<number>;
  /** Everybody of whom the source has statistics of the date; only of clubs whose games are all collected. */
  statistics: ReadonlySet<number>;
}

/** What the strategies find when they are held against each other. Sorted by id. */
export interface PresenceCheck {
  /** The source has statistics of the date, but no box score has a line: a gap in our lines. */
  withoutLine: number[];
  /** He has a line, but the roster of the date does not have him: a move on the day itself, or a wrong id. */
  offRoster: number[];
  /** Nobody has told us who this is, by the first strategy that saw him. */
  unknown: { playerId: number; foundBy: Strategy }[];
}

const sorted = (ids: Iterable<number>): number[] => [...ids].sort((left, right) => left - right);

/**
 * Everyone who appeared, by three strategies: the box score, the rosters, the statistics of the day. Whoever one of them shows and
 * another should show too is named.
 */
export function checkPresence(sightings: Sightings, isKnown: (playerId: number) => boolean): PresenceCheck {
  const { boxScore, rosters, active, statistics } = sightings;
  const strategies: readonly [Strategy, ReadonlySet<number>][] = [
    ['box_score', boxScore],
    ['roster', rosters],
    ['statistics', statistics],
  ];
  const unknown = new Map<number, Strategy>();
  for (const [strategy, ids] of strategies)
    for (const id of ids) if (!isKnown(id) && !unknown.has(id)) unknown.set(id, strategy);
  return {
    withoutLine: sorted([...statistics].filter((id) => !boxScore.has(id))),
    offRoster: active.size === 0 ? [] : sorted([...boxScore].filter((id) => !active.has(id))),
    unknown: sorted(unknown.keys()).map((playerId) => ({
      playerId,
      foundBy: unknown.get(playerId) ?? 'box_score',
    })),
  };
}
