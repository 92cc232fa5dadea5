import {
  type ColumnType,
  columnsOf,
  qualifiedName,
  type TableContract,
} from '../../schemas/tables/table-contract.ts';
import { lines, offeredTable, stagingTable } from './sql-text.ts';

/** Rows that one MERGE takes. */
const batchRows = 10_000;

const duckdbTypes: Readonly<Record<ColumnType, string>> = {
  INT64: 'BIGINT',
  FLOAT64: 'DOUBLE',
  BOOL: 'BOOLEAN',
  STRING: 'VARCHAR',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMPTZ',
  JSON: 'VARCHAR',
};

/** Reading columns of the NDJSON files `$files`. A JSON column arrives as text, like in a BigQuery load job. */
function readJson(contract: TableContract, names: readonly string[]): string {
  const columns = columnsOf(contract)
    .filter(({ name }) => names.includes(name))
    .map(({ name, type }) => `${name}: '${duckdbTypes[type]}'`);
  return [
    'read_json(',
    "  $files, format = 'newline_delimited', hive_partitioning = false,",
    `  columns = {\n${lines(columns, '    ')}\n  }`,
    ')',
  ].join('\n');
}

/** DuckDB's load job: the rows as they came. */
export function offerSql(contract: TableContract): string {
  const all = columnsOf(contract).map(({ name }) => name);
  const table = offeredTable(contract).replace('staging.', '');
  return `create or replace temp table ${table} as\nselect *\nfrom ${readJson(contract, all)};\n`;
}

/** The same for a load without files: no rows. */
export const offerNothingSql = (contract: TableContract): string =>
  `create or replace temp table ${offeredTable(contract).replace('staging.', '')} as\nselect *\nfrom ${qualifiedName(contract)}\nlimit 0;\n`;

/** How many rows there are and how many of them the table holds already, by key and hash: a load of nothing new ends here. */
export function compareSql(contract: TableContract): string {
  const names = [...contract.key, 'row_hash'];
  return [
    'select count(*) as offered_rows, count(t.row_hash) as equal_rows',
    `from ${readJson(contract, names)} as o`,
    `left join ${qualifiedName(contract)} as t`,
    `on ${names.map((name) => `t.${name} = o.${name}`).join(' and ')};`,
    '',
  ].join('\n');
}

/** The load job and `stage/` in one, right when each row has a key of its own: nothing is to be chosen, so nothing is sorted. */
export function stageUniqueSql(contract: TableContract): string {
  const all = columnsOf(contract);
  const columns = all.map(({ name, type }) =>
    type === 'JSON' ? `hk_parse_json(o.${name}) as ${name}` : `o.${name}`,
  );
  return [
    `create or replace temp table ${stagingTable(contract).replace('staging.', '')} as`,
    'select',
    lines([...columns, `(row_number() over () - 1) // ${batchRows} as batch_number`], '  '),
    `from ${readJson(
      contract,
      all.map(({ name }) => name),
    )} as o;`,
    '',
  ].join('\n');
}

/** What `stage-unique` staged: how many keys its rows have, and what `staged/` says. */
export function stagedUniqueSql(contract: TableContract): string {
  const { partitionBy } = contract;
  const dates =
    partitionBy === null ? 'null' : `string_agg(distinct strftime(s.${partitionBy}, '%Y-%m-%d'), ',')`;
  const columns = [
    `count(distinct (${contract.key.map((name) => `s.${name}`).join(', ')})) as staged_keys`,
    'coalesce(max(s.batch_number), -1) as last_batch',
    `${dates} as partition_dates`,
  ];
  const table = stagingTable(contract).replace('staging.', '');
  return `select\n${lines(columns, '  ')}\nfrom ${table} as s;\n`;
}

/** One row per key of the offered ones: the newest, then by hash, so that the choice does not depend on their order. */
export function stageSql(contract: TableContract): string {
  const key = contract.key.map((name) => `o.${name}`).join(', ');
  const columns = columnsOf(contract).map(({ name, type }) =>
    type === 'JSON' ? `parse_json(o.${name}) as ${name}` : `o.${name}`,
  );
  return [
    `create or replace table ${stagingTable(contract)}`,
    'options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))',
    'as',
    'select',
    lines([...columns, `div(row_number() over (order by ${key}) - 1, ${batchRows}) as batch_number`], '  '),
    `from ${offeredTable(contract)} as o`,
    'where true',
    `qualify row_number() over (partition by ${key} order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;`,
    '',
  ].join('\n');
}

/** What was staged: in how many batches, of which partition dates (joined by commas). */
export function stagedSql(contract: TableContract): string {
  const dates =
    contract.partitionBy === null
      ? 'cast(null as STRING)'
      : `string_agg(distinct cast(s.${contract.partitionBy} as STRING), ',')`;
  return [
    '-- output: last_batch INT64, partition_dates STRING',
    'select',
    lines(['coalesce(max(s.batch_number), -1) as last_batch', `${dates} as partition_dates`], '  '),
    `from ${stagingTable(contract)} as s;`,
    '',
  ].join('\n');
}
