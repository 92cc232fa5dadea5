import type { z } from 'zod';
import { type Column, columnsOf, date, type TableContract } from '../../../schemas/tables/table-contract.ts';

const dateSchema: z.ZodType = date('');
/** Dates that zod has accepted: a night has a handful of them in thousands of rows. */
const acceptedDates = new Set<string>();
/** Nobody's history has more days; mutated input may. */
const acceptedDatesMax = 20_000;

function isDate(value: string): boolean {
  if (acceptedDates.has(value)) return true;
  if (!dateSchema.safeParse(value).success) return false;
  if (acceptedDates.size < acceptedDatesMax) acceptedDates.add(value);
  return true;
}

const timeOfDay = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const dateLength = 'YYYY-MM-DD'.length;

const isText = (value: unknown): boolean => typeof value === 'string';

const isPlain: Record<Column['type'], (value: unknown) => boolean> = {
  INT64: (value) => Number.isSafeInteger(value),
  FLOAT64: (value) => Number.isFinite(value),
  BOOL: (value) => typeof value === 'boolean',
  STRING: isText,
  JSON: isText,
  DATE: (value) => typeof value === 'string' && isDate(value),
  TIMESTAMP: (value) =>
    typeof value === 'string' &&
    timeOfDay.test(value.slice(dateLength)) &&
    isDate(value.slice(0, dateLength)),
};

/** What a quick look at a row says. */
export type RowLook =
  /** zod accepts the row, and no number or code of it is out of its range. */
  | 'clean'
  /** zod accepts the row. */
  | 'plain'
  /** Nothing is known: ask zod. */
  | 'odd';

interface CellCheck {
  nullable: boolean;
  isValue: (value: unknown) => boolean;
  isWithin: (value: unknown) => boolean;
}

const always = (): boolean => true;

function rangeCheck({ hard, soft, values }: Column): CellCheck['isWithin'] {
  if (values !== undefined) {
    const known: ReadonlySet<unknown> = new Set(values);
    return (value) => known.has(value);
  }
  const ranges = [hard, soft].filter((range) => range !== undefined);
  if (ranges.length === 0) return always;
  const min = Math.max(...ranges.map(([low]) => low));
  const max = Math.min(...ranges.map(([, high]) => high));
  return (value) => typeof value === 'number' && value >= min && value <= max;
}

/**
 * A quick look at a row that may leave columns without a value out. Nearly every row is clean, and zod and the rules of its columns
 * one by one take several times as long to say so.
 */
export function rowLook(contract: TableContract): (row: unknown) => RowLook {
  const columns = columnsOf(contract);
  const checks: ReadonlyMap<string, CellCheck> = new Map(
    columns.map((column) => [
      column.name,
      { nullable: column.nullable, isValue: isPlain[column.type], isWithin: rangeCheck(column) },
    ]),
  );
  const required = columns.filter(({ nullable }) => !nullable).length;
  return (row) => {
    if (typeof row !== 'object' || row === null) return 'odd';
    const cells = row as Readonly<Record<string, unknown>>; // any object may be asked for a member
    let requiredSeen = 0;
    let isClean = true;
    for (const name of Object.keys(cells)) {
      const check = checks.get(name);
      if (check === undefined) return 'odd';
      const value = cells[name];
      if (value === null && check.nullable) continue;
      if (!check.isValue(value)) return 'odd';
      if (!check.nullable) requiredSeen += 1;
      if (isClean && !check.isWithin(value)) isClean = false;
    }
    if (requiredSeen < required) return 'odd';
    return isClean ? 'clean' : 'plain';
  };
}
