import { z } from 'zod';
import { lineageColumns } from '../../schemas/tables/table-contract.ts';
import { HanksTankError } from '../domain/errors.ts';
import type { SqlRow } from '../ports/warehouse.ts';

/** The lineage columns, to be left out of a row schema. */
export const lineageMask = Object.fromEntries(Object.keys(lineageColumns).map((name) => [name, true])) as {
  [Name in keyof typeof lineageColumns]: true;
}; // fromEntries widens the keys

/** A feature vector as columns: NaN (unknown) is null. */
export const featureCells = (
  names: readonly string[],
  features: ArrayLike<number>,
): Record<string, number | null> =>
  Object.fromEntries(
    names.map((name, index) => {
      const value = features[index] ?? Number.NaN;
      return [name, Number.isNaN(value) ? null : value];
    }),
  );

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
