import { teams } from '../../../schemas/tables/reference.ts';
import { standings } from '../../../schemas/tables/standings.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import { clubCount, clubsMissing, type DatasetRule, groupBy, rowsOf } from './dataset-rule.ts';
import { rosterRules } from './roster-rules.ts';
import { seasonStatRules } from './season-stat-rules.ts';

const leagues: readonly (number | null)[] = [103, 104];

const teamRules: readonly DatasetRule[] = [
  {
    id: 'TEAM_COUNT',
    severity: 'soft',
    dimension: 'completeness',
    table: qualifiedName(teams),
    description: 'A season has 30 clubs in the American and National Leagues.',
    check: (tables) => {
      const clubs = rowsOf(tables, teams).filter(({ league_id }) => leagues.includes(league_id));
      return [...groupBy(clubs, ({ season }) => `season=${season}`)].flatMap(([rowKey, rows]) =>
        clubsMissing(
          rows.map(({ team_id }) => team_id),
          'teams',
          rowKey,
        ),
      );
    },
  },
];

const standingsOfDates = (tables: Parameters<DatasetRule['check']>[0]) => [
  ...groupBy(rowsOf(tables, standings), ({ as_of_date }) => `as_of_date=${as_of_date}`),
];

const standingsRules: readonly DatasetRule[] = [
  {
    id: 'STANDINGS_TEAM_COUNT',
    severity: 'soft',
    dimension: 'completeness',
    table: qualifiedName(standings),
    description: 'Standings have all 30 clubs.',
    check: (tables) =>
      standingsOfDates(tables).flatMap(([rowKey, rows]) =>
        clubsMissing(
          rows.map(({ team_id }) => team_id),
          'standings',
          rowKey,
        ),
      ),
  },
  {
    id: 'STANDINGS_BALANCE',
    severity: 'soft',
    dimension: 'ranges',
    table: qualifiedName(standings),
    description: 'Over all clubs, wins are losses and runs scored are runs allowed.',
    check: (tables) =>
      standingsOfDates(tables).flatMap(([rowKey, rows]) => {
        if (rows.length !== clubCount) return [];
        const sum = (column: 'wins' | 'losses' | 'runs_scored' | 'runs_allowed'): number =>
          rows.reduce((total, row) => total + (row[column] ?? 0), 0);
        return (
          [
            ['wins', 'losses'],
            ['runs_scored', 'runs_allowed'],
          ] as const
        )
          .filter(([one, other]) => sum(one) !== sum(other))
          .map(([one, other]) => ({ message: `${sum(one)} ${one}, ${sum(other)} ${other}`, rowKey }));
      }),
  },
];

/** Rules between the rows of a dataset. They look at whatever tables a bundle has, whichever dataset it is of. */
export const datasetRules: readonly DatasetRule[] = [
  ...teamRules,
  ...rosterRules,
  ...standingsRules,
  ...seasonStatRules,
];
