import type { GrowingText } from './growing-text.ts';

/** The rows of a bundle of one table as `serializeBundle` of the collector writes them, a row a line; what comes before them is left out. */
export interface BundleText {
  rows: number;
  /** UTF-8, from `"tables":` to the end. */
  text: Uint8Array;
}

/**
 * Rows of a bundle: some 0.7 MB, which the validator parses as a whole. Node keeps a text of more than 1 MB outside of the heap, where
 * 32 MB of them make the garbage collector go through all of it.
 */
const bundleRowsMax = 1_000;

/** Writes the next bundle of a table from rows that are text already. Returns how many there were. */
function writeRows(text: GrowingText, table: string, lines: Iterator<string>): number {
  text.add(`"tables":{${JSON.stringify(table)}:[\n`);
  let rows = 0;
  for (; rows < bundleRowsMax; rows += 1) {
    const line = lines.next();
    if (line.done === true) break;
    if (rows > 0) text.add(',\n');
    text.add(line.value);
  }
  text.add('\n]}}');
  return rows;
}

/** Rows as bundles, table by table, in parts of a size that fits in little memory, one behind the other in `growing`. */
export function* bundleTexts(
  tables: Iterable<readonly [string, Iterable<string>]>,
  growing: GrowingText,
): Generator<BundleText> {
  for (const [table, lines] of tables) {
    const iterator = lines[Symbol.iterator]();
    for (let rows = bundleRowsMax; rows === bundleRowsMax; ) {
      rows = writeRows(growing, table, iterator);
      const text = growing.take();
      if (rows > 0) yield { rows, text };
    }
  }
}
