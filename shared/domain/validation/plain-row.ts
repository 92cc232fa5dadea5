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

/**
 * A quick look at a row: true means that the zod schema of the contract accepts it too; false means nothing, and zod says what is
 * wrong. Nearly every row is plain, and zod takes several times as long to say so.
 */
export function plainRowCheck(contract: TableContract): (row: unknown) => boolean {
  const columns = columnsOf(contract).map(({ name, nullable, type }) => ({
    name,
    nullable,
    isValue: isPlain[type],
  }));
  return (row) => {
    if (typeof row !== 'object' || row === null || Object.keys(row).length !== columns.length) return false;
    const cells = row as Readonly<Record<string, unknown>>; // any object may be asked for a member
    return columns.every(({ name, nullable, isValue }) => {
      const value = cells[name];
      return value === null ? nullable : isValue(value);
    });
  };
}
