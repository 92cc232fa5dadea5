import type { BundleFinding } from '../../../schemas/bundle.ts';
import { type JsonObject, readObject, readText } from './json-access.ts';

/** What a status code says of a game. */
export type GameState = 'scheduled' | 'live' | 'suspended' | 'played' | 'postponed' | 'cancelled' | 'unknown';

/** The status of a game as the source gives it, and what it means. */
export interface GameStatus {
  state: GameState;
  abstractState: string;
  codedState: string;
  detailedState: string;
  reason: string | null;
}

/**
 * The first letter of a code decides, never the text: one project lost 27 games by matching "Completed Early".
 * A postponed game is "Final" too, with coded state D. Forfeits (Q, R) count as played.
 */
const stateOfLetter: Readonly<Record<string, GameState>> = {
  S: 'scheduled',
  P: 'scheduled',
  I: 'live',
  M: 'live',
  N: 'live',
  F: 'played',
  O: 'played',
  Q: 'played',
  R: 'played',
  D: 'postponed',
  C: 'cancelled',
  T: 'suspended',
  U: 'suspended',
};

/** What a coded state means; a letter that is in no source of ours is unknown. */
export const gameStateOf = (codedState: string): GameState =>
  stateOfLetter[codedState.charAt(0).toUpperCase()] ?? 'unknown';

/** Whether plays were played: only then are box score, plays and line score rows of the game. */
export const hasBegun = (state: GameState): boolean =>
  state === 'live' || state === 'suspended' || state === 'played';

/** Reads a status object, also one without codedGameState (then the first letter of statusCode). */
export function readGameStatus(value: unknown, findings: BundleFinding[], path: string): GameStatus {
  const status: JsonObject = readObject(value);
  const codedState =
    readText(status['codedGameState']) ?? readText(status['statusCode'])?.charAt(0) ?? 'unknown';
  const state = codedState === 'unknown' ? 'unknown' : gameStateOf(codedState);
  if (state === 'unknown') {
    findings.push({
      code: 'STATUS_UNKNOWN',
      path,
      message: `coded state '${codedState}' is not known: the game is left alone`,
    });
  }
  return {
    state,
    abstractState: readText(status['abstractGameState']) ?? 'unknown',
    codedState,
    detailedState: readText(status['detailedState']) ?? 'unknown',
    reason: readText(status['reason']),
  };
}

/**
 * A suspended game keeps a Final first listing with a date on which it goes on. It is pending while nothing was played
 * after that date; without plays, while that date is not reached. Both texts are ISO, so they compare as text.
 */
export function isResumptionPending(
  resumeAt: string | null,
  lastPlayAt: string | null,
  fetchedAt: string,
): boolean {
  return resumeAt !== null && (lastPlayAt ?? fetchedAt) < resumeAt;
}
