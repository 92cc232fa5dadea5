import type { BundleFinding } from '../../../schemas/bundle.ts';

/** A game that a price can belong to. */
export interface OddsGame {
  gamePk: number;
  gameDate: string;
  gameNumber: number;
  homeTeamId: number;
  awayTeamId: number;
  scheduledStartAt: string;
  /** The clock time is a placeholder, as that of the second game of many doubleheaders. */
  isStartTbd: boolean;
}

/** A game as a provider of odds knows it: two clubs and a time. */
export interface OddsEvent {
  /** The provider's id. */
  eventId: string;
  startsAt: string;
  homeTeamId: number;
  awayTeamId: number;
}

/** An event and its game. */
export interface Match<Event> {
  event: Event;
  game: OddsGame;
}

/** A start may be moved by hours; a time that is further off belongs to another day. */
const startDistanceMaxMs = 9 * 3_600_000;
/** Of two games of a day the nearer one must be nearer by this, or nobody can say which is meant. */
const clearMarginMs = 45 * 60_000;

/** The two clubs in any order: a game moved to the other park keeps its clubs. */
export const pairOf = ({ homeTeamId, awayTeamId }: Pick<OddsEvent, 'homeTeamId' | 'awayTeamId'>): string =>
  homeTeamId < awayTeamId ? `${homeTeamId}-${awayTeamId}` : `${awayTeamId}-${homeTeamId}`;

/**
 * Games of a date for events by their clubs. Of a doubleheader, two events are games one and two in the order of their times; a single
 * event is the game whose first pitch is clearly nearest. What fits no game, or more than one, is a finding and never a guess.
 */
export function matchEvents<Event extends OddsEvent>(
  events: readonly Event[],
  games: readonly OddsGame[],
): { matches: Match<Event>[]; findings: BundleFinding[] } {
  const findings: BundleFinding[] = [];
  const gamesOfPair = Map.groupBy(games, pairOf);
  const matches = [...Map.groupBy(events, pairOf)].flatMap(([pair, own]) => {
    const candidates = (gamesOfPair.get(pair) ?? []).toSorted(
      (left, right) => left.gameNumber - right.gameNumber,
    );
    const matched = matchPair(own, candidates);
    for (const event of own) {
      if (matched.some((match) => match.event === event)) continue;
      findings.push({
        code: 'ROW_SKIPPED',
        path: event.eventId,
        message: `no one game of clubs ${event.awayTeamId} at ${event.homeTeamId} for ${event.startsAt} among ${candidates.length} of the date`,
      });
    }
    return matched;
  });
  return { matches, findings };
}

const distanceMs = (event: OddsEvent, game: OddsGame): number =>
  Math.abs(Date.parse(event.startsAt) - Date.parse(game.scheduledStartAt));

const isNear = (event: OddsEvent, game: OddsGame): boolean =>
  game.isStartTbd || distanceMs(event, game) <= startDistanceMaxMs;

function matchPair<Event extends OddsEvent>(
  events: readonly Event[],
  games: readonly OddsGame[],
): Match<Event>[] {
  const byTime = events.toSorted((left, right) => Date.parse(left.startsAt) - Date.parse(right.startsAt));
  const hasOrder = new Set(events.map(({ startsAt }) => Date.parse(startsAt))).size === events.length;
  if (events.length === games.length && hasOrder) {
    return byTime.flatMap((event, index) => {
      const game = games[index];
      return game !== undefined && isNear(event, game) ? [{ event, game }] : [];
    });
  }
  if (events.length > 1) return [];
  return events.flatMap((event) => {
    const game = nearestGame(event, games);
    return game === null ? [] : [{ event, game }];
  });
}

function nearestGame(event: OddsEvent, games: readonly OddsGame[]): OddsGame | null {
  const [nearest, second] = games.toSorted(
    (left, right) => distanceMs(event, left) - distanceMs(event, right),
  );
  if (nearest === undefined || games.some(({ isStartTbd }) => isStartTbd)) return null;
  const isClear =
    second === undefined || distanceMs(event, second) - distanceMs(event, nearest) >= clearMarginMs;
  return isClear && isNear(event, nearest) ? nearest : null;
}
