import { games } from '../../schemas/tables/games.ts';
import { columnsOf, qualifiedName, type TableContract } from '../../schemas/tables/table-contract.ts';

/** Whether the rows of a table go when MLB's row takes over a game that came under a stand-in id: facts of games. */
export const hasTakenOverRows = (contract: TableContract): boolean =>
  contract.zone === 'staging' && columnsOf(contract).some(({ name }) => name === 'game_pk');

/**
 * Games that are there twice, under a stand-in id (an import of history) and under MLB's. A game is named by its official date, its
 * two teams in either order (files differ on who was at home) and its number; a cancelled or postponed listing stands for no game.
 */
export function takenOverSql(): string {
  const name = qualifiedName(games);
  return [
    '-- parameters: @date_from DATE, @date_to DATE',
    '-- output: game_pk INT64',
    'select distinct s.game_pk',
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
    'order by s.game_pk;',
    '',
  ].join('\n');
}

/** What the import said of such games goes. Rows of others that were joined to the stand-in (odds) stay: they are not there twice. */
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
