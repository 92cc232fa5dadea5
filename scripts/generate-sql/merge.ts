import { columnsOf, qualifiedName, type TableContract } from '../../schemas/tables/table-contract.ts';
import { lines, stagingTable } from './sql-text.ts';

interface MergeParts {
  columns: string[];
  on: string;
  update: string;
  insert: string;
}

/** What every MERGE of a table has; the partitions that it looks at lie between two parameters or variables. */
export function mergeParts(
  contract: TableContract,
  [from, to]: readonly [from: string, to: string] = ['@partition_from', '@partition_to'],
): MergeParts {
  const all = columnsOf(contract);
  const nullableKey = all.find(({ name, nullable }) => nullable && contract.key.includes(name));
  if (nullableKey !== undefined)
    throw new Error(
      `${qualifiedName(contract)}: the key column ${nullableKey.name} may be null, so no row would match`,
    );
  const columns = all.map(({ name }) => name);
  const partition =
    contract.partitionBy === null ? [] : [`t.${contract.partitionBy} between ${from} and ${to}`];
  const business = columns.filter((name) => !contract.key.includes(name));
  return {
    columns,
    on: [...contract.key.map((name) => `t.${name} = s.${name}`), ...partition].join('\n  and '),
    update: `update set\n${lines(
      business.map((name) => `${name} = s.${name}`),
      '    ',
    )}`,
    insert: `insert (${columns.join(', ')})\n  values (${columns.map((name) => `s.${name}`).join(', ')})`,
  };
}

const parameters = (contract: TableContract, others: readonly string[]): string[] => [
  ...others,
  ...(contract.partitionBy === null ? [] : ['@partition_from DATE', '@partition_to DATE']),
];

/** A row changes only when the offered one is newer and different. */
export const matchedNewer = (contract: TableContract): string =>
  `when matched and s.ingested_at > t.ingested_at${contract.isLatestKnown ? ' and s.known_at >= t.known_at' : ''} and s.row_hash <> t.row_hash`;

/** A row of a date that is replaced changes when it is different. */
export const matchedOther = 'when matched and s.row_hash <> t.row_hash';

/** Rows of the dates that are not among the offered ones go. */
export const deleteNotOffered = (contract: TableContract, partitionBy: string, offered: string): string[] => [
  `delete from ${qualifiedName(contract)} as t`,
  `where t.${partitionBy} in unnest(@game_dates)`,
  '  and not exists (',
  '    select 1',
  `    from ${offered} as s`,
  `    where ${contract.key.map((name) => `s.${name} = t.${name}`).join(' and ')}`,
  '  );',
];

/** The MERGE of one batch: a row changes only when the offered one is newer and different. */
export function mergeSql(contract: TableContract): string {
  const { columns, on, update, insert } = mergeParts(contract);
  return [
    `-- parameters: ${parameters(contract, ['@batch_number INT64']).join(', ')}`,
    `merge into ${qualifiedName(contract)} as t`,
    'using (',
    '  select',
    lines(
      columns.map((name) => `o.${name}`),
      '    ',
    ),
    `  from ${stagingTable(contract)} as o`,
    '  where o.batch_number = @batch_number',
    ') as s',
    `on ${on}`,
    `${matchedNewer(contract)} then`,
    `  ${update}`,
    'when not matched then',
    `  ${insert};`,
    '',
  ].join('\n');
}

/** The first half of replacing whole dates: equal rows stay untouched, so that their lineage does not change. */
export function replaceSql(contract: TableContract): string {
  const { on, update, insert } = mergeParts(contract);
  return [
    `-- parameters: ${parameters(contract, []).join(', ')}`,
    `merge into ${qualifiedName(contract)} as t`,
    `using ${stagingTable(contract)} as s`,
    `on ${on}`,
    `${matchedOther} then`,
    `  ${update}`,
    'when not matched then',
    `  ${insert};`,
    '',
  ].join('\n');
}

/** The other half: keys of these dates that were not offered go. */
export function vanishSql(contract: TableContract, partitionBy: string): string {
  return [
    '-- parameters: @game_dates ARRAY<DATE>',
    ...deleteNotOffered(contract, partitionBy, stagingTable(contract)),
    '',
  ].join('\n');
}
