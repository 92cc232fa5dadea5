import { qualifiedName, type TableContract } from '../../schemas/tables/table-contract.ts';
import { renamedTables, tablesOfGames } from '../../schemas/tables/tables-of-games.ts';
import { expireSql } from './expire.ts';
import { deleteNotOffered, matchedNewer, matchedOther, mergeParts } from './merge.ts';
import { removeSql } from './remove.ts';
import { lines, offeredTable } from './sql-text.ts';
import { parsedColumns, rankInKey } from './stage.ts';
import { takenOverSql } from './take-over.ts';

/** A game that moves within its season is still found by its key; no more partitions than these are read. */
const movedGameDaysMax = 366;

/** First statements of a script that writes. A declaration must come before everything else. */
export const beginSql = (): string => 'declare partition_from, partition_to DATE;\nbegin transaction;\n';

/** The parameters of a script are one list, so those of a table carry its name. */
const ownParameters = (contract: TableContract, sql: string): string =>
  sql.replaceAll(/@(\w+)/g, `@${contract.dataset}_${contract.name}_$1`);

/** Which partitions the rows of a load can meet, as variables: BigQuery reads no others. */
const setPartitions = (contract: TableContract): string[] =>
  contract.partitionBy === null
    ? []
    : [
        'set (partition_from, partition_to) = (',
        '  select as struct',
        `    date_sub(min(o.${contract.partitionBy}), interval ${movedGameDaysMax} day) as first_date,`,
        `    date_add(max(o.${contract.partitionBy}), interval ${movedGameDaysMax} day) as last_date`,
        `  from ${offeredTable(contract)} as o`,
        ');',
      ];

/** One row per key of the rows as they came. */
const offeredRows = (contract: TableContract): string[] => [
  '  select',
  lines(parsedColumns(contract), '    '),
  `  from ${offeredTable(contract)} as o`,
  '  where true',
  `  qualify ${rankInKey(contract)} = 1`,
];

function mergeOffered(contract: TableContract, matched: string): string[] {
  const { on, update, insert } = mergeParts(contract, ['partition_from', 'partition_to']);
  return [
    ...setPartitions(contract),
    `merge into ${qualifiedName(contract)} as t`,
    'using (',
    ...offeredRows(contract),
    ') as s',
    `on ${on}`,
    `${matched} then`,
    `  ${update}`,
    'when not matched then',
    `  ${insert};`,
    '',
  ];
}

/** The MERGE of the rows that a load job brought. */
export const mergeOfferedSql = (contract: TableContract): string =>
  mergeOffered(contract, matchedNewer(contract)).join('\n');

/** Whole dates become the rows that a load job brought. */
export function replaceByOfferedSql(contract: TableContract, partitionBy: string): string {
  const sql = [
    '-- parameters: @game_dates ARRAY<DATE>',
    `if exists (select 1 from ${offeredTable(contract)} as o where o.${partitionBy} not in unnest(@game_dates)) then`,
    `raise using message = 'A row of another date was offered in a replacement of dates of ${qualifiedName(contract)}.';`,
    'end if;',
    ...deleteNotOffered(contract, partitionBy, offeredTable(contract)),
    ...mergeOffered(contract, matchedOther),
  ];
  return ownParameters(contract, sql.join('\n'));
}

/** Whole dates become no rows. */
export const clearSql = (contract: TableContract, partitionBy: string): string =>
  ownParameters(
    contract,
    [
      '-- parameters: @game_dates ARRAY<DATE>',
      `delete from ${qualifiedName(contract)} as t`,
      `where t.${partitionBy} in unnest(@game_dates);`,
      '',
    ].join('\n'),
  );

/** Rows that their source has no more go. */
export const removeInScriptSql = (contract: TableContract): string =>
  ownParameters(contract, removeSql(contract));

/** Rows that are too old go. */
export const expireInScriptSql = (contract: TableContract): string =>
  ownParameters(contract, expireSql(contract));

const inDates = (alias: string, { partitionBy }: TableContract): string[] =>
  partitionBy === null ? [] : [`  and ${alias}.${partitionBy} between partition_from and partition_to`];

/** What an import said of games that MLB's rows take over goes, for all of them at once. */
const takeOver = (contract: TableContract): string[] => [
  `delete from ${qualifiedName(contract)} as t`,
  'where t.game_pk in (select g.game_pk from taken_over as g)',
  "  and t.source = 'retrosheet'",
  ...inDates('t', contract),
  ';',
];

/** Of rows that are there under both ids the older one goes; the others come under MLB's id. */
const rename = (contract: TableContract): string[] => {
  const name = qualifiedName(contract);
  const restOfKey = contract.key.filter((column) => column !== 'game_pk');
  const sameRow = ['b.taken_by', ...restOfKey.map((column) => `r.${column}`)].join(', ');
  return [
    `merge into ${name} as t`,
    'using (',
    `  select ${contract.key.map((column) => `r.${column}`).join(', ')}`,
    `  from ${name} as r`,
    '  inner join (',
    '    select g.game_pk, g.taken_by from taken_over as g',
    '    union distinct',
    '    select g.taken_by as game_pk, g.taken_by from taken_over as g',
    '  ) as b on b.game_pk = r.game_pk',
    '  where true',
    ...inDates('r', contract),
    `  qualify row_number() over (partition by ${sameRow} order by r.ingested_at desc, r.game_pk desc) > 1`,
    ') as s',
    `on ${contract.key.map((column) => `t.${column} = s.${column}`).join(' and ')}`,
    ...inDates('t', contract),
    'when matched then',
    '  delete;',
    `update ${name} as t`,
    'set game_pk = g.taken_by',
    'from taken_over as g',
    'where t.game_pk = g.game_pk',
    ...inDates('t', contract),
    ';',
  ];
};

/** Games that are there twice, and everything that follows from it, when there are any. */
export function takeOverScriptSql(): string {
  const found = takenOverSql()
    .split('\n')
    .filter((line) => !line.startsWith('-- ') && !line.startsWith('order by'))
    .join('\n')
    .replaceAll('@date_', 'partition_')
    .trim();
  return [
    '-- parameters: @take_over_from DATE, @take_over_to DATE',
    'set (partition_from, partition_to) = (@take_over_from, @take_over_to);',
    'create temp table taken_over as',
    `${found};`,
    'if exists (select 1 from taken_over) then',
    ...tablesOfGames.flatMap((contract) =>
      renamedTables.includes(contract) ? rename(contract) : takeOver(contract),
    ),
    'end if;',
    '',
  ].join('\n');
}
