import { z } from 'zod';
import { sha256 } from '../domain/checksum.ts';
import type { InputRows } from '../domain/drift/input-reference.ts';
import { rollingFolds } from './game-outcome/split-by-date.ts';

/** How the models of players are trained and judged. */
export const playerTrainingSettingsSchema = z.strictObject({
  /** Share of the dates, the last ones, that is forecast before it is learned: what the card's metrics are of. */
  judgedShare: z.number().gt(0).lt(1).default(0.2),
  /** In so many steps, each by a model of everything before it. */
  judgedSteps: z.int().min(1).default(2),
  /** Fewer judged rows: no model. */
  judgedRowsMin: z.int().min(2).default(100),
});

/** See `playerTrainingSettingsSchema`. */
export type PlayerTrainingSettings = z.output<typeof playerTrainingSettingsSchema>;

/** A row that a model of players learns from. */
export interface DatedRow {
  gamePk: number;
  gameDate: string;
  season: number;
}

/** Rolling origin: rows to be forecast, each step with everything that came before it. */
export const judgedSteps = <Row extends DatedRow>(
  rows: readonly Row[],
  { judgedShare, judgedSteps: folds }: PlayerTrainingSettings,
): { earlier: Row[]; later: Row[] }[] =>
  rollingFolds(
    rows.map((row) => ({ date: row.gameDate, row })),
    { warmUpShare: 1 - judgedShare, folds },
  ).map(({ earlier, later }) => ({
    earlier: earlier.map(({ row }) => row),
    later: later.map(({ row }) => row),
  }));

/** SHA-256 over everything that is learned from. Equal hashes give equal models. */
export function hashRows<Row extends DatedRow>(
  rows: readonly Row[],
  learned: (row: Row) => readonly (number | null)[],
): string {
  const lines = rows.map((row) => JSON.stringify([row.gameDate, row.gamePk, ...learned(row)]));
  return sha256(lines.join('\n'));
}

/** The feature vectors of rows, as drift looks at them. */
export const inputsOf = (
  names: readonly string[],
  rows: readonly { gameDate: string; features: ArrayLike<number> }[],
): InputRows => ({
  names,
  dates: rows.map(({ gameDate }) => gameDate),
  vectors: rows.map(({ features }) => features),
});

/** What an input is, by its name, from the words of its column. */
export const meaningAmong =
  (meanings: Readonly<Record<string, string>>) =>
  (input: string): string =>
    meanings[input]?.replace(/\.$/, '') ?? input;

/** How many games rows are of. */
export const gamesOf = (rows: readonly DatedRow[]): number => new Set(rows.map(({ gamePk }) => gamePk)).size;

/** `<last training date>-<first 8 characters of the hash of the rows>`. */
export const versionOf = (trainedThrough: string, rowsHash: string): string =>
  `${trainedThrough.replaceAll('-', '')}-${rowsHash.slice(0, 8)}`;

/** Why a failure failed, in a sentence. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
