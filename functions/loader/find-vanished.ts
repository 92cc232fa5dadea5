import { z } from 'zod';
import type { WholeDates } from '../../schemas/events/event-parts.ts';
import { qualifiedName, type TableContract } from '../../schemas/tables/table-contract.ts';
import { tablesOfHistory } from '../../schemas/tables/tables-of-games.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';
import type { TopicData } from '../../shared/runtime/stage-types.ts';

type Validated = TopicData<'data.validated'>;

const vanishedSchema = z.strictObject({
  schema_version: z.literal(1),
  rows: z.array(
    z.strictObject({
      table_name: z.string(),
      row_key: z.string(),
      game_pk: z.int(),
      game_date: z.iso.date(),
    }),
  ),
});

/** Rows that the source had and has no more. */
export type VanishedRow = z.infer<typeof vanishedSchema>['rows'][number];

const presentRow = vanishedSchema.shape.rows.element;

function readPresent(warehouse: Warehouse, { source, date_from, date_to }: WholeDates) {
  return warehouse.query(
    { file: 'mlb_historical_data/rows_of_history/query.sql' },
    {
      source: { type: 'STRING', value: source },
      date_from: { type: 'DATE', value: date_from },
      date_to: { type: 'DATE', value: date_to },
    },
  );
}

/** Keys of the rows of an object, their parts in order. */
function keysOf(ndjson: Buffer, { key }: TableContract): string[] {
  const keyColumns = z.object(Object.fromEntries(key.map((name) => [name, z.int()])));
  return ndjson
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const row = keyColumns.parse(JSON.parse(line));
      return key.map((name) => row[name]).join('/');
    });
}

async function readOffered(tables: Validated['tables'], objects: ObjectStore): Promise<Set<string>> {
  const offered = new Set<string>();
  for (const contract of tablesOfHistory) {
    const name = qualifiedName(contract);
    for (const { table, object } of tables)
      if (table === name && object.rows > 0)
        for (const key of keysOf(await getObject(objects, object), contract)) offered.add(`${name} ${key}`);
  }
  return offered;
}

/** The list of an earlier try, or null. */
async function readNoted(objects: ObjectStore, key: string): Promise<VanishedRow[] | null> {
  if ((await objects.head(key)) === null) return null;
  const parsed = vanishedSchema.safeParse(JSON.parse((await objects.get(key)).toString()));
  if (parsed.success) return parsed.data.rows;
  throw new HanksTankError('OBJECT_CORRUPT', `${key} has not the form of a list of rows`);
}

/**
 * Rows of the warehouse that a source which told everything of some dates did not tell again. The list is stored before anything is
 * deleted: a load that is repeated after a crash finds nothing to compare any more, but says the same.
 */
export async function findVanished(
  { whole, tables, game_date, run_id, attempt }: Validated,
  { objects, warehouse }: { objects: ObjectStore; warehouse: Warehouse },
): Promise<VanishedRow[]> {
  if (whole === undefined) return [];
  const noteKey = `validated/game_date=${game_date}/run=${run_id}/attempt=${attempt}/vanished.json`;
  const noted = await readNoted(objects, noteKey);
  if (noted !== null) return noted;
  const present = (await readPresent(warehouse, whole)).map((row) => presentRow.parse(row));
  // The first import of a season: nothing is compared.
  if (present.length === 0) return [];
  const offered = await readOffered(tables, objects);
  const kept = new Set(whole.kept_game_pks);
  const rows = present.filter(
    ({ table_name, row_key, game_pk }) => !kept.has(game_pk) && !offered.has(`${table_name} ${row_key}`),
  );
  if (rows.length > 0)
    await objects.put(noteKey, Buffer.from(`${JSON.stringify({ schema_version: 1, rows })}\n`));
  return rows;
}
