import { z } from 'zod';
import { qualifiedName, type TableContract } from '../../schemas/tables/table-contract.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';
import type { StagedBundle } from './stage-bundle.ts';

const bundleSchema = z.object({ tables: z.record(z.string(), z.array(z.unknown())) });

/** The values that a schema reads; what it does not read is left out. */
export const readable = <Value>(schema: z.ZodType<Value>, rows: readonly unknown[] | undefined): Value[] =>
  (rows ?? []).flatMap((row) => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });

/** Gives the rows of a table of a bundle that this run has staged, and no other than readable ones: nobody has graded them yet. */
export async function readStagedBundle(
  { object }: StagedBundle,
  objects: ObjectStore,
): Promise<<Value>(table: TableContract, schema: z.ZodType<Value>) => Value[]> {
  const { tables } = bundleSchema.parse(JSON.parse((await getObject(objects, object)).toString()));
  return (table, schema) => readable(schema, tables[qualifiedName(table)]);
}
