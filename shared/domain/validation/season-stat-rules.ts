import { playerSeasonStats, teamSeasonStats } from '../../../schemas/tables/season-stats.ts';
import type { StatColumn } from '../../../schemas/tables/stat-columns.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import { clubCount, clubsMissing, type DatasetRule, groupBy, rowsOf } from './dataset-rule.ts';
import type { RowOf } from './table-rules.ts';
import type { AcceptedTables } from './validate-tables.ts';

type TeamRow = RowOf<typeof teamSeasonStats>;
type PlayerRow = RowOf<typeof playerSeasonStats>;

/** One is the other's loss: every hit is hit by somebody and allowed by somebody. */
const mirrored = [
  'at_bats',
  'hits',
  'home_runs',
  'walks',
  'strikeouts',
  'runs',
] as const satisfies StatColumn[];

const sumOf = (rows: readonly (TeamRow | PlayerRow)[], column: StatColumn): number =>
  rows.reduce((sum, row) => sum + (row[column] ?? 0), 0);

const snapshotOf = ({ season, game_type, as_of_date }: TeamRow | PlayerRow): string =>
  `season=${season} game_type=${game_type} as_of_date=${as_of_date}`;

const ofGroup = <Row extends TeamRow | PlayerRow>(rows: readonly Row[], group: string): Row[] =>
  rows.filter(({ stat_group }) => stat_group === group);

/** Totals of clubs by snapshot and group, where all of them are there. */
function wholeClubTotals(tables: AcceptedTables): { snapshot: string; of: (group: string) => TeamRow[] }[] {
  return [...groupBy(rowsOf(tables, teamSeasonStats), snapshotOf)].map(([snapshot, rows]) => ({
    snapshot,
    of: (group) => {
      const clubs = ofGroup(rows, group);
      return clubs.length === clubCount ? clubs : [];
    },
  }));
}

const comparedGroups = ['hitting', 'pitching'] as const;

/** Rules between the rows of season statistics: sums that a lost page or a missing club would break. */
export const seasonStatRules: readonly DatasetRule[] = [
  {
    id: 'TEAM_STATS_TEAM_COUNT',
    severity: 'soft',
    dimension: 'completeness',
    table: qualifiedName(teamSeasonStats),
    description: 'Totals of every group are there for all 30 clubs.',
    check: (tables) =>
      [
        ...groupBy(
          rowsOf(tables, teamSeasonStats),
          (row) => `stat_group=${row.stat_group} ${snapshotOf(row)}`,
        ),
      ].flatMap(([rowKey, rows]) =>
        clubsMissing(
          rows.map(({ team_id }) => team_id),
          'totals',
          rowKey,
        ),
      ),
  },
  {
    id: 'TEAM_STATS_MIRRORED',
    severity: 'soft',
    dimension: 'ranges',
    table: qualifiedName(teamSeasonStats),
    description:
      'Over all clubs, what was hit is what was allowed: at bats, hits, home runs, walks, strikeouts, runs.',
    check: (tables) =>
      wholeClubTotals(tables).flatMap(({ snapshot, of }) => {
        const [hit, allowed] = [of('hitting'), of('pitching')];
        if (hit.length === 0 || allowed.length === 0) return [];
        return mirrored
          .filter((column) => sumOf(hit, column) !== sumOf(allowed, column))
          .map((column) => ({
            message: `${column}: ${sumOf(hit, column)} hit, ${sumOf(allowed, column)} allowed`,
            rowKey: snapshot,
          }));
      }),
  },
  {
    id: 'PLAYER_STATS_MAKE_TEAMS',
    severity: 'soft',
    dimension: 'completeness',
    table: null,
    description: 'The totals of all players are those of all clubs: a page that was lost shows here.',
    check: (tables) =>
      wholeClubTotals(tables).flatMap(({ snapshot, of }) => {
        const players = rowsOf(tables, playerSeasonStats).filter((row) => snapshotOf(row) === snapshot);
        return comparedGroups.flatMap((group) => {
          const [clubs, men] = [of(group), ofGroup(players, group)];
          if (clubs.length === 0 || men.length === 0) return [];
          return mirrored
            .filter((column) => sumOf(clubs, column) !== sumOf(men, column))
            .map((column) => ({
              message: `${group} ${column}: ${sumOf(men, column)} by players, ${sumOf(clubs, column)} by clubs`,
              rowKey: snapshot,
            }));
        });
      }),
  },
  {
    id: 'PLAYER_STATS_UNCOMPARED',
    severity: 'soft',
    dimension: 'completeness',
    table: null,
    description: 'The totals of players can be compared: those of all clubs are there.',
    check: (tables) => {
      const whole = wholeClubTotals(tables);
      return [...groupBy(rowsOf(tables, playerSeasonStats), snapshotOf)].flatMap(([snapshot, rows]) =>
        comparedGroups
          .filter((group) => ofGroup(rows, group).length > 0)
          .filter(
            (group) => !whole.some((clubs) => clubs.snapshot === snapshot && clubs.of(group).length > 0),
          )
          .map((group) => ({
            message: `${group}: no totals of all ${clubCount} clubs to compare with`,
            rowKey: snapshot,
          })),
      );
    },
  },
];
