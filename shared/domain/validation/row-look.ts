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

const isMoment = (value: string): boolean =>
  timeOfDay.test(value.slice(dateLength)) && isDate(value.slice(0, dateLength));

/** Whether a cell is of its column's type: one function for all of them, which is compiled into the loop over a row. */
function isOfType(check: CellCheck, value: unknown): boolean {
  switch (check.type) {
    case 'INT64':
      return Number.isSafeInteger(value);
    case 'FLOAT64':
      return Number.isFinite(value);
    case 'BOOL':
      return typeof value === 'boolean';
    case 'STRING':
    case 'JSON':
      return typeof value === 'string';
    case 'DATE':
      return typeof value === 'string' && isDate(value);
    case 'TIMESTAMP':
      if (typeof value !== 'string') return false;
      if (value === check.accepted) return true;
      if (!isMoment(value)) return false;
      check.accepted = value;
      return true;
  }
}

/** What a quick look at a row says. */
export type RowLook =
  /** zod accepts the row, and no number or code of it is out of its range. */
  | 'clean'
  /** zod accepts the row. */
  | 'plain'
  /** Nothing is known: ask zod. */
  | 'odd';

interface CellCheck {
  name: string;
  type: Column['type'];
  nullable: boolean;
  /** Known codes, or null: any. */
  values: ReadonlySet<unknown> | null;
  /** Where a number is within its hard and its soft range. */
  min: number;
  max: number;
  /** The last moment that was one: the rows of a game share theirs. */
  accepted: string;
}

function cellCheck({ name, type, nullable, hard, soft, values }: Column): CellCheck {
  const ranges = values === undefined ? [hard, soft].filter((range) => range !== undefined) : [];
  return {
    name,
    type,
    nullable,
    values: values === undefined ? null : new Set(values),
    min: Math.max(Number.NEGATIVE_INFINITY, ...ranges.map(([low]) => low)),
    max: Math.min(Number.POSITIVE_INFINITY, ...ranges.map(([, high]) => high)),
    accepted: '',
  };
}

const isWithin = ({ values, min, max }: CellCheck, value: unknown): boolean =>
  values === null ? typeof value !== 'number' || (value >= min && value <= max) : values.has(value);

/**
 * A quick look at a row that may leave columns without a value out. Nearly every row is clean, and zod and the rules of its columns
 * one by one take several times as long to say so.
 */
export function rowLook(contract: TableContract): (row: unknown) => RowLook {
  const checks = columnsOf(contract).map(cellCheck);
  const byName = new Map(checks.map((check, place) => [check.name, place]));
  const required = checks.filter(({ nullable }) => !nullable).length;
  return (row) => {
    if (typeof row !== 'object' || row === null) return 'odd';
    // To ask for the values at once is several times as fast as to ask for one by its name.
    const [names, values]: [string[], unknown[]] = [Object.keys(row), Object.values(row)];
    let requiredSeen = 0;
    let isClean = true;
    let place = 0;
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index] ?? '';
      // Rows have their columns in the order of the contract.
      if (checks[place]?.name !== name) place = byName.get(name) ?? checks.length;
      const check = checks[place];
      if (check === undefined) return 'odd';
      place += 1;
      const value = values[index];
      if (value === null && check.nullable) continue;
      if (!isOfType(check, value)) return 'odd';
      if (!check.nullable) requiredSeen += 1;
      if (isClean && !isWithin(check, value)) isClean = false;
    }
    if (requiredSeen < required) return 'odd';
    return isClean ? 'clean' : 'plain';
  };
}
