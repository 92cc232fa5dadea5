import { qualifiedName, type TableContract } from '../../schemas/tables/table-contract.ts';

/** The key of a row as one text: its parts in order. */
const rowKeyOf = (alias: string, { key }: TableContract): string =>
  `concat(${key.map((name) => `cast(${alias}.${name} as string)`).join(", '/', ")})`;

/** Rows that their source has no more. Games with an id of MLB's are somebody else's to tell of: they stay. */
export const removeSql = (contract: TableContract): string =>
  [
    '-- parameters: @source STRING, @row_keys ARRAY<STRING>, @date_from DATE, @date_to DATE',
    `delete from ${qualifiedName(contract)} as t`,
    'where t.source = @source',
    '  and t.game_pk < 0',
    '  and t.game_date between @date_from and @date_to',
    `  and ${contract.key.length === 1 ? `cast(t.${contract.key[0]} as string)` : rowKeyOf('t', contract)} in unnest(@row_keys);`,
    '',
  ].join('\n');
