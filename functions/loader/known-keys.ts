import type { TableContract } from '../../schemas/tables/table-contract.ts';
import type { KnownKeys } from '../../shared/ports/warehouse.ts';

const newline = 0x0a;
const minus = 0x2d;
const zero = 0x30;
const comma = 0x2c;
const digitsMax = 15;

/** The whole number that stands in bytes from here to a comma; null for anything else. */
function wholeNumber(bytes: Buffer, at: number): number | null {
  const isNegative = bytes[at] === minus;
  const start = isNegative ? at + 1 : at;
  let value = 0;
  for (let index = start; index < start + digitsMax; index += 1) {
    const byte = bytes[index] ?? newline;
    if (byte === comma && index > start) return isNegative ? -value : value;
    const digit = byte - zero;
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
  }
  return null;
}

/**
 * Between which numbers the first column of the keys lies, when rows begin with it and come in its order; null when they do not. The
 * validator hands on one row a key.
 */
export function knownKeys({ key: [column] }: TableContract, ndjson: Buffer, rows: number): KnownKeys | null {
  const beginning = Buffer.from(`{${JSON.stringify(column)}:`);
  let first: number | null = null;
  let last = Number.NEGATIVE_INFINITY;
  for (let start = 0; start < ndjson.length; ) {
    const end = start + beginning.length;
    const begins = end <= ndjson.length && ndjson.compare(beginning, 0, beginning.length, start, end) === 0;
    const value = begins ? wholeNumber(ndjson, end) : null;
    if (value === null || value < last) return null;
    first ??= value;
    last = value;
    const newlineAt = ndjson.indexOf(newline, end);
    start = newlineAt === -1 ? ndjson.length : newlineAt + 1;
  }
  return first === null ? null : { rows, first, last };
}
