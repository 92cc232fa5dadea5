import { datasetDescriptions } from '../../schemas/tables/bigquery-schema.ts';
import {
  columnsOf,
  type Dataset,
  qualifiedName,
  type TableContract,
} from '../../schemas/tables/table-contract.ts';
import { lines, sqlString } from './sql-text.ts';

/** CREATE SCHEMA of a dataset. */
export const createSchemaSql = (dataset: Dataset): string =>
  `create schema if not exists ${dataset}\noptions (description = ${sqlString(datasetDescriptions[dataset])});\n`;

/** CREATE TABLE of a contract, with BigQuery's partitions, clusters and descriptions. */
export function createTableSql(contract: TableContract): string {
  const columns = columnsOf(contract).map(
    ({ name, type, nullable, description }) =>
      `${name} ${type}${nullable ? '' : ' not null'} options (description = ${sqlString(description)})`,
  );
  const options = [`description = ${sqlString(contract.description)}`];
  if (contract.partitionBy !== null) options.push('require_partition_filter = true');
  // No partition expiration: it goes by the date of the game, and what a backfill says of an old season would be gone at once.
  return [
    `create table if not exists ${qualifiedName(contract)} (`,
    lines(columns, '  '),
    ')',
    ...(contract.partitionBy === null ? [] : [`partition by date_trunc(${contract.partitionBy}, month)`]),
    ...(contract.clusterBy.length === 0 ? [] : [`cluster by ${contract.clusterBy.join(', ')}`]),
    `options (\n${lines(options, '  ')}\n);`,
    '',
  ].join('\n');
}
