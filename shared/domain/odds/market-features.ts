import { median, standardDeviation } from './spread.ts';
import { findSteam, type SteamMove, type SteamSettings } from './steam.ts';

/** One bookmaker's view of a game at a moment: a fair probability or a total line. */
export interface MarketSnapshot {
  bookmaker: string;
  kind: 'open' | 'close' | 'live';
  /** When the price was taken, and when the world could know it (ISO 8601 UTC). */
  capturedAt: string;
  knownAt: string;
  /** Fair probability of a home win, or the total line in runs: whatever is asked for, of one market only. */
  value: number;
  /** Share of the bets on the home side (or over), 0 to 1, where a provider tells. */
  betShare: number | null;
}

/** What the market says of a game before a cutoff. Values are in the unit of the snapshots: probability or runs. */
export interface MarketFeatures {
  /** Bookmakers with a price. */
  books: number;
  /** Median over books of the first and of the newest value of each. */
  opening: number;
  latest: number;
  /** Median over books of how far each moved; null when no book has two prices. */
  movement: number | null;
  /** Movement per hour between the first and the newest capture; null without captures of known time. */
  velocityPerHour: number | null;
  /** Standard deviation of the newest values over books; null for a single book. */
  dispersion: number | null;
  /** The newest steam move; null when there was none or when no captures of known time exist. */
  steam: SteamMove | null;
  /** Whether the line moved away from the side with most bets; null without bet shares: absent, not guessed. */
  isReverseMovement: boolean | null;
}

/** Thresholds of what counts as a move. */
export interface MarketSettings extends SteamSettings {
  /** A side has most of the bets from this share on. */
  betShareMin: number;
}

/** Two points of probability by three books within ten minutes; 55% of the bets. */
export const defaultMarketSettings: MarketSettings = {
  steamWindowMs: 10 * 60_000,
  steamBooksMin: 3,
  steamMoveMin: 0.02,
  betShareMin: 0.55,
};

const hourMs = 3_600_000;

/**
 * Features of one market of one game from the snapshots known before the cutoff; null when there are none. The order of the
 * snapshots does not matter. An `open` or `close` of a file has a conventional time: it has a line and a movement, but no speed and no steam.
 */
export function marketFeatures(
  snapshots: readonly MarketSnapshot[],
  cutoffAt: string,
  settings: MarketSettings = defaultMarketSettings,
): MarketFeatures | null {
  const cutoffMs = Date.parse(cutoffAt);
  const known = snapshots
    .filter(({ knownAt }) => Date.parse(knownAt) < cutoffMs)
    .sort(
      (left, right) =>
        Date.parse(left.capturedAt) - Date.parse(right.capturedAt) ||
        left.bookmaker.localeCompare(right.bookmaker),
    );
  if (known.length === 0) return null;
  const books = [...Map.groupBy(known, ({ bookmaker }) => bookmaker).values()].map(endsOf);
  const moved = books.filter(({ first, last }) => first !== last);
  const movement =
    moved.length === 0 ? null : median(moved.map(({ first, last }) => last.value - first.value));
  const latest = books.map(({ last }) => last.value);
  const timed = known.filter(({ kind }) => kind === 'live');
  return {
    books: books.length,
    opening: median(books.map(({ first }) => first.value)),
    latest: median(latest),
    movement,
    velocityPerHour: velocityOf(timed),
    dispersion: latest.length < 2 ? null : standardDeviation(latest),
    steam: findSteam(timed, settings),
    isReverseMovement: isReverse(known, movement, settings),
  };
}

interface Ends {
  first: MarketSnapshot;
  last: MarketSnapshot;
}

function endsOf(own: readonly MarketSnapshot[]): Ends {
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a book without snapshots');
  return { first, last };
}

function velocityOf(timed: readonly MarketSnapshot[]): number | null {
  const speeds = [...Map.groupBy(timed, ({ bookmaker }) => bookmaker).values()].flatMap((own) => {
    const { first, last } = endsOf(own);
    const hours = (Date.parse(last.capturedAt) - Date.parse(first.capturedAt)) / hourMs;
    return hours > 0 ? [(last.value - first.value) / hours] : [];
  });
  return speeds.length === 0 ? null : median(speeds);
}

/** The newest shares decide: most bets on one side and the line gone to the other. */
function isReverse(
  known: readonly MarketSnapshot[],
  movement: number | null,
  { betShareMin }: MarketSettings,
): boolean | null {
  const share = known.findLast(({ betShare }) => betShare !== null)?.betShare ?? null;
  if (share === null || movement === null) return null;
  return (share >= betShareMin && movement < 0) || (share <= 1 - betShareMin && movement > 0);
}
