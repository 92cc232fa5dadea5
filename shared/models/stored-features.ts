import { z } from 'zod';
import { HanksTankError } from '../domain/errors.ts';
import type { SqlRow } from '../ports/warehouse.ts';

/** A row with a feature vector as its last columns: NaN (unknown) is null. The row itself is widened: a copy of half a hundred columns costs more than they do. */
export function withFeatures(
  row: Record<string, unknown>,
  names: readonly string[],
  features: ArrayLike<number>,
): Record<string, unknown> {
  names.forEach((name, index) => {
    const value = features[index] ?? Number.NaN;
    row[name] = Number.isNaN(value) ? null : value;
  });
  return row;
}

/** A row of the warehouse by its schema. Throws ROW_INVALID naming whose it is. */
export function readStoredRow<Schema extends z.ZodType>(
  schema: Schema,
  row: SqlRow,
  whose: string,
): z.output<Schema> {
  const result = schema.safeParse(row);
  if (result.success) return result.data;
  throw new HanksTankError('ROW_INVALID', `${whose}: ${z.prettifyError(result.error)}`);
}
