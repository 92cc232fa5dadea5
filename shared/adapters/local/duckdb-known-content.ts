import { type DuckDBConnection, LIST, listValue, VARCHAR } from '@duckdb/node-api';
import { toSqlRows } from './duckdb-values.ts';

/**
 * Contents of which every row is in its table, so that offering them again changes nothing. A row of this table stays true when
 * rows are inserted; a load that updates or deletes rows forgets those of its table.
 */
export const knownContentTable = `create table if not exists main.hk_known_content (
  table_name VARCHAR not null, content_hash VARCHAR not null, row_count BIGINT not null
)`;

/** Content of one table, as the caller of a load names it. */
export interface TableContent {
  table: string;
  contentHash: string;
}

const nameOf = ({ table, contentHash }: TableContent): string => `${table} ${contentHash}`;

/** How many rows each of these contents has that the warehouse holds whole. */
export async function readKnownContents(
  connection: DuckDBConnection,
  contents: readonly TableContent[],
): Promise<(content: TableContent) => number | undefined> {
  if (contents.length === 0) return () => undefined;
  const reader = await connection.runAndReadAll(
    'select table_name, content_hash, row_count from main.hk_known_content where list_contains($hashes, content_hash)',
    { hashes: listValue(contents.map(({ contentHash }) => contentHash)) },
    { hashes: LIST(VARCHAR) },
  );
  const rows = new Map(
    toSqlRows(reader).map((row) => [
      nameOf({ table: String(row['table_name']), contentHash: String(row['content_hash']) }),
      Number(row['row_count']),
    ]),
  );
  return (content) => rows.get(nameOf(content));
}

/** Forgets what is known of tables, some of whose rows a load changed or deleted, or that are made anew. */
export async function forgetContents(connection: DuckDBConnection, tables: readonly string[]): Promise<void> {
  if (tables.length === 0) return;
  await connection.run(
    'delete from main.hk_known_content where list_contains($tables, table_name)',
    { tables: listValue(tables) },
    { tables: LIST(VARCHAR) },
  );
}

/** Remembers contents that are in their tables now. */
export async function rememberContents(
  connection: DuckDBConnection,
  contents: readonly (TableContent & { rows: number })[],
): Promise<void> {
  if (contents.length === 0) return;
  await connection.run(
    'insert into main.hk_known_content select unnest($tables), unnest($hashes), unnest($rows)::BIGINT',
    {
      tables: listValue(contents.map(({ table }) => table)),
      hashes: listValue(contents.map(({ contentHash }) => contentHash)),
      rows: listValue(contents.map(({ rows }) => String(rows))),
    },
    { tables: LIST(VARCHAR), hashes: LIST(VARCHAR), rows: LIST(VARCHAR) },
  );
}
