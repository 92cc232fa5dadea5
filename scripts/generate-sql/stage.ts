import {
  type Column,
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

/**
 * The longest line of a night has 2 kB. DuckDB reads files in buffers of twice this size: with its own 16 MiB a load takes some
 * 35 MB more. Longer lines are read all the same.
 */
const lineBytes = 4 * 1024 * 1024;

/** Reading columns of the NDJSON files `$files`. A JSON column arrives as text, like in a BigQuery load job. */
function readJson(contract: TableContract, names: readonly string[]): string {
  const columns = columnsOf(contract)
    .filter(({ name }) => names.includes(name))
    .map(({ name, type }) => `${name}: '${duckdbTypes[type]}'`);
  return [
    'read_json(',
    `  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = ${lineBytes},`,
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

/**
 * What is to be done with the rows: how many there are, how many keys they have, how many of them the table has by key, and how
 * many by key and hash. Keys are counted by their hash, which is cheaper: where two had the same, they would be taken for one, and
 * the rows the longer way.
 */
export const surveySql = (contract: TableContract): string =>
  compareRows(contract, readJson(contract, [...contract.key, 'row_hash']));

/** The name of the table if it has a row where the keys of offered rows lie: their first column goes from `first` to `last`. */
export const amongSql = (contract: TableContract): string => {
  const name = qualifiedName(contract);
  return `select '${name}' as table_name\nwhere exists (select 1 from ${name} as t where t.${contract.key[0]} between $first and $last);\n`;
};

/** How many rows the table has there, and how many different keys. */
export const amongKeysSql = (contract: TableContract): string =>
  [
    `select '${qualifiedName(contract)}' as table_name, count(*) as row_count, count(distinct hash(${contract.key.map((name) => `t.${name}`).join(', ')})) as key_count`,
    `from ${qualifiedName(contract)} as t`,
    `where t.${contract.key[0]} between $first and $last;\n`,
  ].join('\n');

/** The same of rows that are staged as they came. */
export const surveyStagedSql = (contract: TableContract): string =>
  compareRows(contract, temporaryTable(contract));

function compareRows(contract: TableContract, offered: string): string {
  const { key } = contract;
  const columns = [
    'count(*) as offered_rows',
    `count(distinct hash(${key.map((name) => `o.${name}`).join(', ')})) as offered_keys`,
    'count(t.row_hash) as known_rows',
    'count(*) filter (where t.row_hash = o.row_hash) as equal_rows',
  ];
  return [
    'select',
    lines(columns, '  '),
    `from ${offered} as o`,
    `left join ${qualifiedName(contract)} as t`,
    `on ${key.map((name) => `t.${name} = o.${name}`).join(' and ')};`,
    '',
  ].join('\n');
}

/** The staging table of DuckDB: a temporary one. */
const temporaryTable = (contract: TableContract): string =>
  `temp.${stagingTable(contract).replace('staging.', '')}`;

/** Staged rows into a table that has none of their keys. */
export function insertStagedSql(contract: TableContract): string {
  const names = columnsOf(contract).map(({ name }) => name);
  return [
    `insert into ${qualifiedName(contract)} (${names.join(', ')})`,
    'select',
    lines(
      names.map((name) => `s.${name}`),
      '  ',
    ),
    `from ${temporaryTable(contract)} as s;`,
    '',
  ].join('\n');
}

/** A column as it is stored, of a row as it came. */
const storedColumn = ({ name, type }: Column): string =>
  type === 'JSON' ? `hk_parse_json(o.${name}) as ${name}` : `o.${name}`;

/** The load job and the MERGE in one, right when each row has a key of its own and the table has none of them: all are inserted. */
export function insertSql(contract: TableContract): string {
  const all = columnsOf(contract);
  const names = all.map(({ name }) => name);
  return [
    `insert into ${qualifiedName(contract)} (${names.join(', ')})`,
    'select',
    lines(all.map(storedColumn), '  '),
    `from ${readJson(contract, names)} as o;`,
    '',
  ].join('\n');
}

/** The load job and `stage/` in one, right when each row has a key of its own: nothing is to be chosen, so nothing is sorted. */
export function stageUniqueSql(contract: TableContract): string {
  const all = columnsOf(contract);
  const columns = [...all.map(storedColumn), `(row_number() over () - 1) // ${batchRows} as batch_number`];
  return [
    `create or replace temp table ${stagingTable(contract).replace('staging.', '')} as`,
    'select',
    lines(columns, '  '),
    `from ${readJson(
      contract,
      all.map(({ name }) => name),
    )} as o;`,
    '',
  ].join('\n');
}

const keyOf = (contract: TableContract): string => contract.key.map((name) => `o.${name}`).join(', ');

/** The columns of offered rows as they are stored: JSON comes as text. */
export const parsedColumns = (contract: TableContract): string[] =>
  columnsOf(contract).map(({ name, type }) =>
    type === 'JSON' ? `parse_json(o.${name}) as ${name}` : `o.${name}`,
  );

/** Number of an offered row among those of its key: 1 is the newest, then by hash, so that the choice does not depend on their order. */
export const rankInKey = (contract: TableContract): string =>
  `row_number() over (partition by ${keyOf(contract)} order by ${contract.isLatestKnown ? 'o.known_at desc, ' : ''}o.ingested_at desc, o.row_hash desc, o.run_id desc)`;

/** One row per key of the offered ones. */
export function stageSql(contract: TableContract): string {
  const batch = `div(row_number() over (order by ${keyOf(contract)}) - 1, ${batchRows}) as batch_number`;
  return [
    `create or replace table ${stagingTable(contract)}`,
    'options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))',
    'as',
    'select',
    lines([...parsedColumns(contract), batch], '  '),
    `from ${offeredTable(contract)} as o`,
    'where true',
    `qualify ${rankInKey(contract)} = 1;`,
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
