import { z } from 'zod';
import type { BundleFinding } from '../../../schemas/bundle.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { type GameStatus, hasBegun, isResumptionPending } from './game-status.ts';
import { type JsonObject, readDate, readList, readMoment, readObject } from './json-access.ts';

/** The facts without which nothing can be said of a game. Every response about a game must yield them. */
export const gameIdentitySchema = z.object({
  gamePk: z.int().positive(),
  gameDate: z.iso.date(),
  season: z.int(),
  gameType: z.string(),
  scheduledStartAt: z.iso.datetime(),
  homeTeamId: z.int().positive(),
  awayTeamId: z.int().positive(),
});

/** See {@link gameIdentitySchema}. */
export type GameIdentity = z.infer<typeof gameIdentitySchema>;

/** What stands at the head of a game, wherever it was read. */
export interface GameHeader extends GameIdentity {
  doubleHeader: string;
  gameNumber: number;
  dayNight: string | null;
  isStartTimeTbd: boolean;
  status: GameStatus;
  venueId: number | null;
  scheduledInnings: number;
  /** When a suspended game goes on, or went on: a date or a moment. */
  resumeAt: string | null;
}

/** A game as its responses tell it, whichever endpoints they came from; the members below are unread JSON. */
export interface GameDocument {
  header: GameHeader;
  fetchedAt: string;
  teams: { home: JsonObject; away: JsonObject };
  /** Full person objects by `ID<id>`; empty when the responses have none. */
  people: JsonObject;
  venue: JsonObject;
  weather: JsonObject;
  gameInfo: JsonObject;
  probablePitchers: JsonObject;
  linescore: JsonObject;
  boxscore: JsonObject;
  decisions: JsonObject;
  plays: readonly JsonObject[];
  findings: BundleFinding[];
}

/** Checks the identity of a game. Throws SOURCE_RESPONSE_MALFORMED, naming what is missing. */
export function requireIdentity(
  candidate: { [Name in keyof GameIdentity]: unknown },
  what: string,
): GameIdentity {
  const parsed = gameIdentitySchema.safeParse(candidate);
  if (parsed.success) return parsed.data;
  const missing = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} has no readable ${missing}`);
}

/** The plays of a list, each an object. */
export const playsOf = (value: unknown): readonly JsonObject[] =>
  readList(value)
    .filter((play) => typeof play === 'object' && play !== null)
    .map(readObject);

/** End of the last play that has one: when the result was known. */
export function lastPlayEnd(plays: readonly JsonObject[]): string | null {
  for (let index = plays.length - 1; index >= 0; index -= 1) {
    const play = readObject(plays[index]);
    const end = readMoment(readObject(play['about'])['endTime']) ?? readMoment(play['playEndTime']);
    if (end !== null) return end;
  }
  return null;
}

/** Whether the game was played to its end: by codes, and no resumption is pending. */
export function isComplete(document: GameDocument): boolean {
  const { header, plays, fetchedAt } = document;
  return (
    header.status.state === 'played' && !isResumptionPending(header.resumeAt, lastPlayEnd(plays), fetchedAt)
  );
}

/** When the result of a complete game was known: end of the last play, else first pitch plus duration, else null. */
export function completedAt(document: GameDocument): string | null {
  if (!isComplete(document)) return null;
  const end = lastPlayEnd(document.plays);
  if (end !== null) return end;
  const firstPitch = readMoment(document.gameInfo['firstPitch']);
  const minutes = document.gameInfo['gameDurationMinutes'];
  if (firstPitch === null || typeof minutes !== 'number') return null;
  return new Date(Date.parse(firstPitch) + minutes * 60_000).toISOString();
}

/** When the world could know what the rows of the game say: its end, or, before that, when the source said so. */
export const gameKnownAt = (document: GameDocument): string => completedAt(document) ?? document.fetchedAt;

/** Whether rows of play can be made. */
export const hasPlay = (document: GameDocument): boolean => hasBegun(document.header.status.state);

/** A date or a moment, as text that compares with moments. */
export const readResumeAt = (...values: readonly unknown[]): string | null => {
  for (const value of values) {
    const at = readMoment(value) ?? readDate(value);
    if (at !== null) return at;
  }
  return null;
};
