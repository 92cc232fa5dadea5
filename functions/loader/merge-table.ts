import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import { tableContract } from '../../schemas/tables/index.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { LoadCounts } from '../../shared/ports/warehouse.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';
import type { LoaderDependencies } from './dependencies.ts';

/** Counts of one table, as `data.loaded` carries them. */
export type TableCounts = LoadCounts & { table: string };

/** Loads one object into its table. Throws OBJECT_CORRUPT when the object is not what was validated, ROW_INVALID for a table nobody knows. */
export async function mergeTable(
  table: string,
  object: ObjectReference,
  { objects, warehouse }: LoaderDependencies,
): Promise<TableCounts> {
  if (tableContract(table) === undefined) {
    throw new HanksTankError('ROW_INVALID', `rows for ${table}, which is no table of the contracts`);
  }
  if (object.rows === 0) return { table, inserted: 0, updated: 0, unchanged: 0 };
  await getObject(objects, object);
  const counts = await warehouse.load({ table, objectKeys: [object.key], mode: { kind: 'merge' } });
  return { table, ...counts };
}
