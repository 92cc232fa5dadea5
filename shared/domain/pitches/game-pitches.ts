import type { PitchRow } from './pitch-row.ts';

/** The pitches of one game as a pitch source (Baseball Savant) has them. Plain data: it can be handed to another thread. */
export interface PitchFile {
  source: string;
  /** ISO 8601 UTC: when the source said so. */
  fetchedAt: string;
  rows: readonly PitchRow[];
  /** SHA-256 over the rows: tells a revision from what is known. */
  contentSha256: string;
  /** `AWAY@HOME` in the source's abbreviations; null when its rows do not agree. */
  teams: string | null;
}

/** What the warehouse holds of a game from the pitch source. */
export interface KnownPitches {
  pitches: number;
  contentSha256: string;
}

/** Where the pitches of a game come from beside its feed. */
export type PitchSupply =
  /** There is no pitch source, or it is not asked: the feed's rows are all there is. */
  | { kind: 'feed_only' }
  /** The pitch source has none yet, or failed: the feed's rows stand in until a later night. */
  | { kind: 'missing' }
  /** It has none tonight, but had: the rows of the warehouse are better than the feed's, and stay. */
  | { kind: 'kept'; known: KnownPitches }
  | { kind: 'given'; file: PitchFile };

/** Share of the pitches that two accounts of a game may differ by before one of them is not whole. */
const missingShareMax = 0.02;

/** Whether an account of so many pitches is whole beside one of `expected`. */
export const isWholeCount = (pitches: number, expected: number): boolean =>
  pitches > 0 && pitches >= expected * (1 - missingShareMax);

/**
 * Decides on the pitches of a game. A file that has lost rows against what is known does not replace them: it was cut, or is
 * being rebuilt.
 */
export function choosePitches(file: PitchFile | null, known: KnownPitches | null): PitchSupply {
  if (file !== null && isWholeCount(file.rows.length, known?.pitches ?? 0)) return { kind: 'given', file };
  return known === null ? { kind: 'missing' } : { kind: 'kept', known };
}

const hourMs = 60 * 60 * 1_000;
/** Yesterday's pitches land between about 07:15 and 12:05 UTC (measured elsewhere). */
const landingHourUtc = 13;
/** A game that ended just before that hour is in the next day's file. */
const landingDelayMs = 3 * hourMs;

/**
 * When the world could know Savant's account of a game: at the first 13:00 UTC three hours after its end, or when we got it, if
 * that was sooner; never before the end. A later revision keeps this moment: nobody knows when it was made (`ingested_at` does
 * say since when we have it).
 */
export function pitchFileKnownAt(gameKnownAt: string, fetchedAt: string): string {
  const readyMs = Date.parse(gameKnownAt) + landingDelayMs;
  const day = new Date(readyMs);
  day.setUTCHours(landingHourUtc, 0, 0, 0);
  if (day.getTime() < readyMs) day.setUTCDate(day.getUTCDate() + 1);
  const landed = day.toISOString();
  const known = fetchedAt < landed ? fetchedAt : landed;
  return known > gameKnownAt ? known : gameKnownAt;
}
