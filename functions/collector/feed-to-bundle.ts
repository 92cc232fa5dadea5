import type { Bundle } from '../../schemas/bundle.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { PitchSupply } from '../../shared/domain/pitches/game-pitches.ts';
import { rowLine } from '../../shared/domain/row-text.ts';
import { type ErrorOutcome, orError, valueOrThrow } from '../../shared/runtime/error-outcome.ts';
import { hasBoxScore } from '../../shared/sources/statsapi/box-score-players.ts';
import { type GameDocument, isComplete } from '../../shared/sources/statsapi/game-document.ts';
import { parseJsonObject } from '../../shared/sources/statsapi/json-access.ts';
import { readFeed } from '../../shared/sources/statsapi/read-feed.ts';
import type { Reading } from '../../shared/sources/statsapi/stage-rows.ts';
import type { LedgerRow } from './archive-response.ts';
import { buildGameBundle } from './build-bundle.ts';

/** A bundle as it is stored. */
export interface SerializedBundle {
  gamePk: number | null;
  dataset: string | null;
  bytes: Uint8Array;
  rows: number;
}

/** A live feed and how it is to be read. Plain data: it can be handed to another thread. */
export interface FeedTask {
  gamePk: number;
  body: Uint8Array;
  /** Names the response in messages. */
  what: string;
  reading: Reading;
  ledger: readonly LedgerRow[];
  /** Where the pitches come from beside the feed. */
  pitches: PitchSupply;
  /** Refuse a feed from before the end of the game. */
  mustBeComplete: boolean;
}

/** What became of a feed, as plain data. */
export type FeedOutcome = SerializedBundle | ErrorOutcome;

/** Reads a feed into the bundle of its game. Throws SOURCE_RESPONSE_MALFORMED and SOURCE_REFUSED, or returns. */
export type FeedReader = (task: FeedTask) => Promise<SerializedBundle>;

/**
 * Writes a bundle as JSON with every row, hashed and without its empty columns, on a line of its own: so the validator hands on
 * accepted rows as they are.
 */
export function serializeBundle({ tables, ...head }: Bundle): SerializedBundle {
  let rows = 0;
  const tableTexts = Object.entries(tables).map(([table, tableRows]) => {
    rows += tableRows.length;
    return `${JSON.stringify(table)}:[\n${tableRows.map(rowLine).join(',\n')}\n]`;
  });
  const text = `${JSON.stringify(head).slice(0, -1)},"tables":{${tableTexts.join(',')}}}`;
  return { gamePk: head.game_pk, dataset: head.dataset, bytes: Buffer.from(text), rows };
}

/** A played game without a single line is an answer that is not whole: the box score has an endpoint of its own. */
export function assertBoxScore(document: GameDocument): void {
  if (!isComplete(document) || hasBoxScore(document)) return;
  throw new HanksTankError(
    'SOURCE_RESPONSE_MALFORMED',
    `the answer for game ${document.header.gamePk} has no box score, though the game was played`,
  );
}

/** Our archive may hold a game in its fifth inning: that must not stand for one that the schedule calls played. */
export function assertAtEnd(document: GameDocument): void {
  if (isComplete(document)) return;
  throw new HanksTankError(
    'SOURCE_REFUSED',
    `the newest archived response of game ${document.header.gamePk} is from before its end`,
  );
}

/** Reads a feed on this thread; an error of the source is part of the outcome. */
export function feedToBundle(task: FeedTask): FeedOutcome {
  const { gamePk, what, reading, ledger, pitches, mustBeComplete } = task;
  const { buffer, byteOffset, byteLength } = task.body;
  return orError(() => {
    const json = parseJsonObject(Buffer.from(buffer, byteOffset, byteLength), what);
    const document = readFeed(json, { gamePk, fetchedAt: reading.fetchedAt });
    if (mustBeComplete) assertAtEnd(document);
    assertBoxScore(document);
    return serializeBundle(buildGameBundle(document, ledger, reading, pitches));
  });
}

/** A reader over {@link feedToBundle} on whichever thread. */
export const feedReaderOver =
  (run: (task: FeedTask) => Promise<FeedOutcome>): FeedReader =>
  async (task) =>
    valueOrThrow(await run(task));

/** Reads feeds on this thread, one after the other. */
export const readFeedHere: FeedReader = feedReaderOver(async (task) => feedToBundle(task));
