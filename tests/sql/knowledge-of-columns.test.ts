import { describe, expect, it } from 'vitest';
import { tableContracts } from '../../schemas/tables/index.ts';
import { columnsOf, qualifiedName } from '../../schemas/tables/table-contract.ts';
import { sqlFilesBelow } from './sql-file.ts';

/** Columns that are known only after the row's event, by table. */
const laterColumns = new Map(
  tableContracts
    .map((contract) => [
      qualifiedName(contract),
      columnsOf(contract)
        .filter(({ knowledge }) => knowledge !== undefined)
        .map(({ name }) => name),
    ])
    .filter((entry): entry is [string, string[]] => (entry[1]?.length ?? 0) > 0),
);

/** What features are made of: their own queries, and every view, as a view may hand a column on. */
const files = sqlFilesBelow('sql').filter(
  ({ path }) => path.startsWith('sql/mlb_features/') || path.endsWith('/view.sql'),
);

/** Marked columns that a query reads: by the alias of their table, without one, or with everything (`*`). */
function laterColumnsRead(sql: string): string[] {
  const text = sql.replace(/--.*$/gm, '').replaceAll('`', '');
  return [...laterColumns].flatMap(([table, columns]) => {
    const uses = [
      ...text.matchAll(new RegExp(`\\b${table.replace('.', '\\.')}\\b(?:\\s+as)?\\s+(\\w+)`, 'gi')),
    ];
    if (!text.includes(table)) return [];
    const aliases = [...uses.map(([, alias = '']) => alias), table, table.split('.')[1] ?? ''];
    const qualified = aliases.flatMap((alias) =>
      [...columns, '\\*'].filter((column) =>
        new RegExp(`(?<![\\w.])${alias.replace('.', '\\.')}\\.${column}(?!\\w)`, 'i').test(text),
      ),
    );
    const bare = columns.filter((column) => new RegExp(`(?<![\\w.])${column}(?!\\w)`, 'i').test(text));
    const everything = /\bselect\s+\*/i.test(text) ? ['*'] : [];
    return [...new Set([...qualified, ...bare, ...everything])].map((column) => `${table}.${column}`);
  });
}

describe('columns that are known later than their row', () => {
  it('are marked: the future of a player, and what came after the pitch', () => {
    expect(laterColumns.get('mlb_historical_data.statcast_pitches')?.sort()).toEqual([
      'away_score',
      'away_score_after',
      'batter_days_until_next_game',
      'delta_home_win_probability',
      'delta_pitcher_run_expectancy',
      'delta_run_expectancy',
      'home_score',
      'home_score_after',
      'pitcher_days_until_next_game',
    ]);
  });

  it.each(files)('are not read by $path', ({ text }) => {
    expect(laterColumnsRead(text)).toEqual([]);
  });

  it('would be noticed however they are read', () => {
    const from = 'from mlb_historical_data.statcast_pitches as p';
    expect(laterColumnsRead(`select p.pitcher_days_until_next_game ${from}`)).toHaveLength(1);
    expect(laterColumnsRead(`select sum(delta_run_expectancy) ${from}`)).toHaveLength(1);
    expect(laterColumnsRead(`select * ${from}`)).toHaveLength(1);
    expect(laterColumnsRead(`select P.* ${from}`)).toHaveLength(1);
    expect(
      laterColumnsRead('select t.home_score_after from `mlb_historical_data.statcast_pitches` t'),
    ).toHaveLength(1);
    expect(laterColumnsRead(`select p.release_speed_mph ${from}`)).toEqual([]);
    // The final score is a fact of the game, not of a pitch of it.
    expect(
      laterColumnsRead(
        `select g.home_score, p.estimated_woba ${from} join mlb_historical_data.games as g on g.game_pk = p.game_pk`,
      ),
    ).toEqual([]);
  });
});
