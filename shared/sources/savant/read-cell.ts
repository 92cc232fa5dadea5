import { statcastPitches } from '../../../schemas/tables/pitches.ts';
import { columnsOf, type Range } from '../../../schemas/tables/table-contract.ts';
import type { PitchRow } from '../../domain/pitches/pitch-row.ts';
import type { CellKind } from './columns.ts';
import type { SavantFile } from './read-savant-csv.ts';

const hardRanges = new Map<string, Range>(
  columnsOf(statcastPitches).flatMap(({ name, hard }) => (hard === undefined ? [] : [[name, hard] as const])),
);

/** Savant writes an effective speed of 0.0 where the extension was not measured. */
const isBlank = (cell: string, kind: CellKind): boolean =>
  cell === '' || cell === 'null' || cell === 'NA' || (kind === 'speed' && Number(cell) === 0);

/** A decimal number. `Number` takes blanks, hexadecimals and Infinity for numbers too. */
function readNumber(cell: string): number | null {
  const value = Number(cell);
  return Number.isFinite(value) && !/[xob]/i.test(cell) && cell.trim() !== '' ? value : null;
}

function readMeasure(cell: string): number | null {
  const value = readNumber(cell);
  return value === null ? null : Math.round(value * 10_000) / 10_000;
}

/** A whole number, also as "2.0": a column with gaps has passed through floating point. */
function readWhole(cell: string): number | null {
  const value = readNumber(cell);
  return value !== null && Number.isSafeInteger(value) ? value : null;
}

const readers: Readonly<Record<CellKind, (cell: string) => string | number | null>> = {
  // U+FFFD stands where bytes were no UTF-8.
  text: (cell) => (cell.includes('\uFFFD') ? null : cell),
  integer: readWhole,
  measure: readMeasure,
  speed: readMeasure,
  id: (cell) => {
    const value = readWhole(cell);
    return value !== null && value > 0 ? value : null;
  },
};

/** A cell of a file: where it stands, what it is called there and here, how it is read and what is possible. */
export interface Cell<Name extends keyof PitchRow = keyof PitchRow> {
  place: number;
  savant: string;
  ours: Name;
  kind: CellKind;
  range: Range | undefined;
}

/** A column of a file as a cell of every record. */
export const cellOf = <Name extends keyof PitchRow>(
  file: SavantFile,
  [savant, ours, kind]: readonly [string, Name, CellKind],
): Cell<Name> => ({ place: file.placeOf(savant), savant, ours, kind, range: hardRanges.get(ours) });

/** null for blank; what cannot be read, or is outside the hard range of the contract, is null too and a complaint. */
export function readCell(
  record: readonly string[],
  { place, savant, kind, range }: Cell,
  complain: (savant: string) => void,
): string | number | null {
  const cell = record[place];
  if (cell === undefined || isBlank(cell, kind)) return null;
  const value = readers[kind](cell);
  if (value === null || (typeof value === 'number' && range && (value < range[0] || value > range[1]))) {
    complain(savant);
    return null;
  }
  return value;
}
