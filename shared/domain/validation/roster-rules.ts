import { rosters } from '../../../schemas/tables/rosters.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import { type DatasetProblem, type DatasetRule, groupBy, rowsOf } from './dataset-rule.ts';
import { activeRosterSize, fortyManMax, fortyManUsualMin } from './roster-sizes.ts';
import type { RowOf } from './table-rules.ts';
import type { AcceptedTables } from './validate-tables.ts';

type RosterRow = RowOf<typeof rosters>;

const table = qualifiedName(rosters);

/** Rosters of one kind, club by club. */
function clubRosters(tables: AcceptedTables, kind: string): Map<string, RosterRow[]> {
  const rows = rowsOf(tables, rosters).filter(({ roster_type }) => roster_type === kind);
  return groupBy(rows, ({ team_id, as_of_date }) => `team_id=${team_id} as_of_date=${as_of_date}`);
}

/** Every roster of a kind whose men are too few or too many. */
function sizeProblems(
  tables: AcceptedTables,
  kind: string,
  limitsOf: (rows: readonly RosterRow[]) => { men: number; limits: readonly [number, number] | null },
): DatasetProblem[] {
  return [...clubRosters(tables, kind)].flatMap(([rowKey, rows]) => {
    const { men, limits } = limitsOf(rows);
    if (limits === null || (men >= limits[0] && men <= limits[1])) return [];
    return [{ message: `${men} men, not ${limits[0]} to ${limits[1]}`, rowKey, rows }];
  });
}

const activeSizes = (tables: AcceptedTables, limit: 'possible' | 'usual'): DatasetProblem[] =>
  sizeProblems(tables, 'active', (rows) => ({
    men: rows.length,
    limits: activeRosterSize(rows[0]?.as_of_date ?? '')?.[limit] ?? null,
  }));

/** Rules between the rows of rosters. */
export const rosterRules: readonly DatasetRule[] = [
  {
    id: 'ROSTER_ACTIVE_SIZE',
    severity: 'hard',
    dimension: 'completeness',
    table,
    description:
      'An active roster of the regular season has a possible size of its era: 25 to 28 men (29 in September), before 2020 24 to 40.',
    check: (tables) => activeSizes(tables, 'possible'),
  },
  {
    id: 'ROSTER_ACTIVE_USUAL_SIZE',
    severity: 'soft',
    dimension: 'completeness',
    table,
    description:
      'An active roster of the regular season has its usual size: 26 or 27 men, 28 or 29 in September; before 2020 25 or 26.',
    check: (tables) => activeSizes(tables, 'usual'),
  },
  {
    id: 'ROSTER_FORTY_MAN_SIZE',
    severity: 'soft',
    dimension: 'completeness',
    table,
    description: `A 40-man roster has ${fortyManUsualMin} to ${fortyManMax} men who count; the 60-day injured list does not.`,
    check: (tables) =>
      sizeProblems(tables, '40Man', (rows) => ({
        men: rows.filter(({ status_code }) => status_code !== 'D60').length,
        limits: [fortyManUsualMin, fortyManMax],
      })),
  },
  {
    id: 'ROSTER_ACTIVE_UNDER_CONTRACT',
    severity: 'soft',
    dimension: 'completeness',
    table,
    description: 'Everybody on an active roster is on the 40-man roster of the club too.',
    check: (tables) => {
      const fortyMan = clubRosters(tables, '40Man');
      return [...clubRosters(tables, 'active')].flatMap(([rowKey, rows]) => {
        const contracted = new Set(fortyMan.get(rowKey)?.map(({ player_id }) => player_id));
        const without = contracted.size === 0 ? [] : rows.filter((row) => !contracted.has(row.player_id));
        return without.map((row) => ({
          message: `player ${row.player_id} is active, not among the 40`,
          rowKey,
        }));
      });
    },
  },
  {
    id: 'ROSTER_ONE_CLUB',
    severity: 'soft',
    dimension: 'completeness',
    table,
    description: 'Nobody is on the active rosters of two clubs on one date.',
    check: (tables) => {
      const active = rowsOf(tables, rosters).filter(({ roster_type }) => roster_type === 'active');
      return [...groupBy(active, (row) => `player_id=${row.player_id} as_of_date=${row.as_of_date}`)]
        .filter(([, rows]) => rows.length > 1)
        .map(([rowKey, rows]) => ({
          message: `active for clubs ${rows.map(({ team_id }) => team_id).join(' and ')}`,
          rowKey,
        }));
    },
  },
];
