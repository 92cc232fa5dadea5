import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { HistoryGame } from '../../shared/domain/history/history.ts';
import type { WalkPosition, WalkRange } from '../../shared/domain/history/walk-history.ts';

/** A walk that can be stopped and continued: what it says of the games of a range, and its knowledge at the end as text. */
export interface SavableWalk<Saved extends WalkPosition> {
  walk(
    games: readonly HistoryGame[],
    range: WalkRange<Saved>,
  ): { rows: readonly (readonly number[])[]; text: string };
  read(text: string): Saved;
}

/** Walks to each cut, there saving its knowledge as text and reading it again, then to the end. */
export function walkWithCuts<Saved extends WalkPosition>(
  { walk, read }: SavableWalk<Saved>,
  games: readonly HistoryGame[],
  cuts: readonly string[],
): { rows: (readonly number[])[]; text: string } {
  const rows: (readonly number[])[] = [];
  let from: Saved | undefined;
  let text = '';
  for (const until of [...[...new Set(cuts)].sort(), undefined]) {
    const through = from?.through ?? '';
    // Only what a nightly run would read: the games that were not over when the last one stopped.
    const ahead = games.filter(({ gameDate, knownOn }) => gameDate > through || knownOn > through);
    const piece = walk(ahead, { from, until });
    rows.push(...piece.rows);
    text = piece.text;
    from = read(text);
  }
  return { rows, text };
}

const isSame = (left: number, right: number | undefined): boolean =>
  left === right || (Number.isNaN(left) && Number.isNaN(right));

/** Exactly the same numbers in the same rows; 0 and -0 are the same number. */
export function expectSameRows(
  rows: readonly (readonly number[])[],
  others: readonly (readonly number[])[],
): void {
  expect(others).toHaveLength(rows.length);
  rows.forEach((row, index) => {
    const other = others[index] ?? [];
    if (row.length !== other.length || !row.every((value, place) => isSame(value, other[place])))
      expect(other, `row ${index}`).toEqual(row);
  });
}

/** Every date of games, in order. */
export const datesOf = (games: readonly HistoryGame[]): string[] =>
  [...new Set(games.flatMap(({ gameDate, knownOn }) => [gameDate, knownOn]))].sort();

/** A digest of a saved state to nine digits, so that it does not depend on the last bits of a processor. */
export function digestOf(text: string): string {
  const rounded: unknown = JSON.parse(text, (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(9)) : value,
  );
  return createHash('sha256').update(JSON.stringify(rounded)).digest('hex').slice(0, 16);
}
