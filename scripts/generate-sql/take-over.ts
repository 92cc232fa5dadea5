import { games } from '../../schemas/tables/games.ts';
import { oddsSnapshots } from '../../schemas/tables/odds.ts';
import { qualifiedName, type TableContract } from '../../schemas/tables/table-contract.ts';

/** The stand-in of a game (shared/domain/surrogate-ids.ts). */
const standInOf = (alias: string): string =>
  `-(extract(year from ${alias}.game_date) * 100000000 + extract(month from ${alias}.game_date) * 1000000 + extract(day from ${alias}.game_date) * 10000 + least(${alias}.home_team_id, ${alias}.away_team_id) * 10 + ${alias}.game_number)`;

/**
 * Games that are there twice, under a stand-in id (an import of history) and under MLB's. A game is named by its official date, its
 * two teams in either order (files differ on who was at home) and its number; a cancelled or postponed listing stands for no game.
 * Odds that were matched to a stand-in whose game has gone by then find it by the number alone.
 */
export function takenOverSql(): string {
  const name = qualifiedName(games);
  return [
    '-- parameters: @date_from DATE, @date_to DATE',
    '-- output: game_pk INT64, taken_by INT64',
    'select s.game_pk, min(g.game_pk) as taken_by',
    `from ${name} as s`,
    `inner join ${name} as g`,
    '  on g.game_date = s.game_date',
    '  and g.game_number = s.game_number',
    '  and (',
    '    (g.home_team_id = s.home_team_id and g.away_team_id = s.away_team_id)',
    '    or (g.home_team_id = s.away_team_id and g.away_team_id = s.home_team_id)',
    '  )',
    'where s.game_pk < 0',
    '  and g.game_pk > 0',
    "  and g.coded_state not in ('C', 'D')",
    '  and s.game_date between @date_from and @date_to',
    '  and g.game_date between @date_from and @date_to',
    'group by s.game_pk',
    'union all',
    'select o.game_pk, min(g.game_pk) as taken_by',
    `from ${qualifiedName(oddsSnapshots)} as o`,
    `inner join ${name} as g on g.game_date = o.game_date and o.game_pk = ${standInOf('g')}`,
    `left join ${name} as s on s.game_pk = o.game_pk`,
    'where o.game_pk < 0',
    '  and s.game_pk is null',
    '  and g.game_pk > 0',
    "  and g.coded_state not in ('C', 'D')",
    '  and o.game_date between @date_from and @date_to',
    '  and g.game_date between @date_from and @date_to',
    'group by o.game_pk',
    'order by game_pk;',
    '',
  ].join('\n');
}

/** What the import said of such games goes. Rows that somebody else joined to the stand-in stay: they are not there twice. */
export function takeOverSql(contract: TableContract): string {
  const partition =
    contract.partitionBy === null ? [] : [`  and t.${contract.partitionBy} between @date_from and @date_to`];
  return [
    `-- parameters: @game_pks ARRAY<INT64>${contract.partitionBy === null ? '' : ', @date_from DATE, @date_to DATE'}`,
    `delete from ${qualifiedName(contract)} as t`,
    'where t.game_pk in unnest(@game_pks)',
    "  and t.source = 'retrosheet'",
    ...partition,
    ';',
    '',
  ].join('\n');
}

const renameParameters = '-- parameters: @stand_in INT64, @game_pk INT64, @date_from DATE, @date_to DATE';
const inDates = (alias: string, { partitionBy }: TableContract): string =>
  `${alias}.${partitionBy} between @date_from and @date_to`;

/** Of rows that are there under both ids, the older one goes: the newer is what the source says now. */
export function dropOlderSql(contract: TableContract): string {
  const restOfKey = contract.key.filter((name) => name !== 'game_pk');
  return [
    renameParameters,
    `delete from ${qualifiedName(contract)} as t`,
    'where t.game_pk in (@stand_in, @game_pk)',
    `  and ${inDates('t', contract)}`,
    '  and exists (',
    '    select 1',
    `    from ${qualifiedName(contract)} as o`,
    '    where o.game_pk in (@stand_in, @game_pk)',
    '      and o.game_pk <> t.game_pk',
    ...restOfKey.map((name) => `      and o.${name} = t.${name}`),
    `      and ${inDates('o', contract)}`,
    '      and (o.ingested_at > t.ingested_at or (o.ingested_at = t.ingested_at and o.game_pk > t.game_pk))',
    '  );',
    '',
  ].join('\n');
}

/** The others come under MLB's id. Their hash stays that of the row as it was offered: offered again under MLB's id, it is written once. */
export function renameSql(contract: TableContract): string {
  return [
    renameParameters,
    `update ${qualifiedName(contract)} as t`,
    'set game_pk = @game_pk',
    'where t.game_pk = @stand_in',
    `  and ${inDates('t', contract)};`,
    '',
  ].join('\n');
}
