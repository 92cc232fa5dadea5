/** Several books that moved the same way within a window. */
export interface SteamMove {
  direction: 'up' | 'down';
  /** Books that moved. */
  books: number;
  /** Capture that completed the move. */
  at: string;
}

/** When moves are steam. */
export interface SteamSettings {
  steamWindowMs: number;
  steamBooksMin: number;
  /** Smallest move of a book that counts, in the unit of the values. */
  steamMoveMin: number;
}

/** A capture of one book. */
interface TimedValue {
  bookmaker: string;
  capturedAt: string;
  value: number;
}

interface BookMove {
  bookmaker: string;
  direction: 'up' | 'down';
  atMs: number;
  at: string;
}

/** How far floats of one line may differ. */
const tolerance = 1e-9;

/** The newest steam move in captures of known time (ascending); null when there is none. A book counts once. */
export function findSteam(captures: readonly TimedValue[], settings: SteamSettings): SteamMove | null {
  const moves = movesOf(captures, settings.steamMoveMin);
  for (const last of moves.toReversed()) {
    const together = moves.filter(
      ({ direction, atMs }) =>
        direction === last.direction && atMs <= last.atMs && last.atMs - atMs <= settings.steamWindowMs,
    );
    const books = new Set(together.map(({ bookmaker }) => bookmaker)).size;
    if (books >= settings.steamBooksMin) return { direction: last.direction, books, at: last.at };
  }
  return null;
}

/** Moves from each capture of a book to its next. */
function movesOf(captures: readonly TimedValue[], moveMin: number): BookMove[] {
  const before = new Map<string, number>();
  return captures.flatMap(({ bookmaker, capturedAt, value }) => {
    const previous = before.get(bookmaker);
    before.set(bookmaker, value);
    if (previous === undefined || Math.abs(value - previous) < moveMin - tolerance) return [];
    const direction = value > previous ? ('up' as const) : ('down' as const);
    return [{ bookmaker, direction, atMs: Date.parse(capturedAt), at: capturedAt }];
  });
}
