/** Letters to insert, delete or replace between two words (Levenshtein). */
function distance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...left].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...right].entries())
      current.push(
        Math.min(
          (previous[column + 1] ?? 0) + 1,
          (current[column] ?? 0) + 1,
          (previous[column] ?? 0) + (letter === other ? 0 : 1),
        ),
      );
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/**
 * The names most like a word, the nearest first: those that share a part of it, then those few letters away; of two as near the one that
 * is the word within its dataset.
 */
export function nearestNames(word: string, names: readonly string[], most: number): string[] {
  const parts = word.split(/[_\W]+/).filter((part) => part.length > 2);
  const rank = (name: string): number =>
    distance(word, name) - (parts.some((part) => name.includes(part)) ? name.length : 0);
  const isWord = (name: string): number => Number(name.endsWith(`.${word}`));
  return names
    .toSorted((left, right) => rank(left) - rank(right) || isWord(right) - isWord(left))
    .slice(0, most);
}
