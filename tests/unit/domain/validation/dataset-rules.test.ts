import { describe, expect, it, test } from 'vitest';
import { teams } from '../../../../schemas/tables/reference.ts';
import { rosters } from '../../../../schemas/tables/rosters.ts';
import { playerSeasonStats, teamSeasonStats } from '../../../../schemas/tables/season-stats.ts';
import { standings } from '../../../../schemas/tables/standings.ts';
import { qualifiedName, type TableContract } from '../../../../schemas/tables/table-contract.ts';
import { datasetRules } from '../../../../shared/domain/validation/dataset-rules.ts';
import { activeRosterSize } from '../../../../shared/domain/validation/roster-sizes.ts';
import { validateDataset } from '../../../../shared/domain/validation/validate-dataset.ts';

type Change = Record<string, unknown>;

const example = (contract: TableContract, change: Change = {}): Change => ({
  ...Object(contract.examples.pass[0]),
  ...change,
});

const thirty = Array.from({ length: 30 }, (_, index) => 101 + index);

/** A dataset in which everything adds up: rows by table, to be broken by a test. */
function world(date = '2026-08-05') {
  const stats = { as_of_date: date, season: 2026, game_type: 'R' };
  return {
    [qualifiedName(teams)]: thirty.map((team_id) => example(teams, { team_id })),
    [qualifiedName(standings)]: thirty.map((team_id, index) =>
      example(standings, {
        team_id,
        as_of_date: date,
        wins: 50 + (index % 2),
        losses: 51 - (index % 2),
        games_played: 101,
        runs_scored: 400 + (index % 2),
        runs_allowed: 401 - (index % 2),
      }),
    ),
    [qualifiedName(rosters)]: thirty.flatMap((team_id) =>
      Array.from({ length: 40 }, (_, man) => man).flatMap((man) =>
        (man < 26 ? ['active', '40Man'] : ['40Man']).map((roster_type) =>
          example(rosters, { team_id, roster_type, as_of_date: date, player_id: team_id * 100 + man }),
        ),
      ),
    ),
    [qualifiedName(teamSeasonStats)]: thirty.flatMap((team_id) =>
      ['hitting', 'pitching', 'fielding'].map((stat_group) =>
        example(teamSeasonStats, { team_id, stat_group, ...stats }),
      ),
    ),
    [qualifiedName(playerSeasonStats)]: thirty.flatMap((team_id) =>
      ['hitting', 'pitching'].map((stat_group) =>
        example(playerSeasonStats, { player_id: team_id * 100, team_id, stat_group, ...stats }),
      ),
    ),
  };
}

type World = ReturnType<typeof world>;

const rowsOf = (tables: World, contract: TableContract): Change[] => tables[qualifiedName(contract)] ?? [];
const judge = (tables: World) => validateDataset({ tables, findings: [] });
const rulesOf = (tables: World) => [...new Set(judge(tables).findings.map(({ rule }) => rule))];

function changed(change: (tables: World) => void, date?: string): World {
  const tables = world(date);
  change(tables);
  return tables;
}

const drop = (contract: TableContract, matches: (row: Change) => boolean) => (tables: World) => {
  const rows = rowsOf(tables, contract);
  rows.splice(0, rows.length, ...rows.filter((row) => !matches(row)));
};
const set =
  (contract: TableContract, change: Change, matches: (row: Change) => boolean) => (tables: World) => {
    for (const row of rowsOf(tables, contract).filter(matches)) Object.assign(row, change);
  };
const ofTeam =
  (teamId: number, more: Change = {}) =>
  (row: Change): boolean =>
    row['team_id'] === teamId && Object.entries(more).every(([name, value]) => row[name] === value);
const player = (id: number) => (row: Change) => row['player_id'] === id;

/** For every rule: what breaks it in a dataset that is right otherwise. */
const breaks: Record<string, (tables: World) => void> = {
  TEAM_COUNT: drop(teams, ofTeam(101)),
  ROSTER_ACTIVE_SIZE: drop(
    rosters,
    (row) => ofTeam(101, { roster_type: 'active' })(row) && Number(row['player_id']) > 10_111,
  ),
  ROSTER_ACTIVE_USUAL_SIZE: drop(rosters, (row) => row['roster_type'] === 'active' && player(10_100)(row)),
  ROSTER_FORTY_MAN_SIZE: (tables) => {
    rowsOf(tables, rosters).push(
      example(rosters, { team_id: 101, roster_type: '40Man', as_of_date: '2026-08-05', player_id: 10_199 }),
    );
  },
  ROSTER_ACTIVE_UNDER_CONTRACT: set(
    rosters,
    { player_id: 10_198 },
    (row) => row['roster_type'] === '40Man' && player(10_100)(row),
  ),
  ROSTER_ONE_CLUB: set(rosters, { player_id: 10_200 }, (row) => player(10_100)(row)),
  STANDINGS_TEAM_COUNT: drop(standings, ofTeam(101)),
  STANDINGS_BALANCE: set(standings, { runs_scored: 500 }, ofTeam(101)),
  TEAM_STATS_TEAM_COUNT: drop(teamSeasonStats, ofTeam(101, { stat_group: 'fielding' })),
  TEAM_STATS_MIRRORED: (tables) => {
    set(teamSeasonStats, { walks: 37 }, ofTeam(101, { stat_group: 'hitting' }))(tables);
    set(playerSeasonStats, { walks: 37 }, ofTeam(101, { stat_group: 'hitting' }))(tables);
  },
  PLAYER_STATS_MAKE_TEAMS: drop(playerSeasonStats, ofTeam(101)),
  PLAYER_STATS_UNCOMPARED: drop(teamSeasonStats, () => true),
};

describe('the rules between the rows of a dataset', () => {
  it('hold for a dataset that adds up', () => {
    const verdict = judge(world());
    expect(verdict.findings).toEqual([]);
    expect(verdict.rowsRejected).toBe(0);
    expect(verdict.rowsOffered).toBe(30 + 30 + 30 * 66 + 90 + 60);
  });

  test.each(Object.entries(breaks))('%s is hit by a dataset that breaks it', (rule, change) => {
    expect(rulesOf(changed(change))).toContain(rule);
  });

  it('each have a dataset that breaks them', () => {
    expect(Object.keys(breaks).sort()).toEqual(datasetRules.map(({ id }) => id).sort());
  });

  it('a roster that cannot be one is rejected as a whole, the others stay', () => {
    const verdict = judge(changed(breaks['ROSTER_ACTIVE_SIZE'] ?? (() => undefined)));
    expect(verdict.rowsRejected).toBe(12);
    const accepted = verdict.accepted.get(qualifiedName(rosters)) ?? [];
    expect(accepted.filter((row) => ofTeam(101, { roster_type: 'active' })(row))).toEqual([]);
    expect(accepted).toHaveLength(30 * 66 - 26);
    expect(verdict.findings[0]).toMatchObject({
      rule: 'ROSTER_ACTIVE_SIZE',
      severity: 'hard',
      rowKey: 'team_id=101 as_of_date=2026-08-05',
      message: '12 men, not 25 to 28',
    });
  });

  it('the 60-day injured list does not count among the forty', () => {
    const tables = changed(breaks['ROSTER_FORTY_MAN_SIZE'] ?? (() => undefined));
    set(rosters, { status_code: 'D60' }, player(10_199))(tables);
    expect(rulesOf(tables)).toEqual([]);
  });

  it('say nothing of a dataset without their tables', () => {
    for (const rule of datasetRules) expect(rule.check(new Map())).toEqual([]);
  });

  it('a table that is not whole is not compared', () => {
    const tables = changed(breaks['STANDINGS_BALANCE'] ?? (() => undefined));
    drop(standings, ofTeam(102))(tables);
    expect(rulesOf(tables)).toEqual(['STANDINGS_TEAM_COUNT']);
  });
});

describe('rules between the columns of a row', () => {
  test.each([
    ['STANDING_GAMES_ADD_UP', standings, { games_played: 99 }],
    ['TEAM_STATS_PARTS_FIT', teamSeasonStats, { hits: 999 }],
    ['PLAYER_STATS_PARTS_FIT', playerSeasonStats, { doubles: 60 }],
    ['PLAYER_STATS_PARTS_FIT', playerSeasonStats, { plate_appearances: 1 }],
    ['PLAYER_STATS_PARTS_FIT', playerSeasonStats, { strikes: 9, pitches: 8 }],
    ['PLAYER_STATS_PARTS_FIT', playerSeasonStats, { earned_runs: 34 }],
  ] as const)('%s: %#', (rule, contract, change) => {
    const table = qualifiedName(contract);
    const verdict = validateDataset({ tables: { [table]: [example(contract, change)] }, findings: [] });
    expect(verdict.findings.map((finding) => finding.rule)).toContain(rule);
    expect(verdict.accepted.get(table)?.length ?? 0).toBe(rule === 'STANDING_GAMES_ADD_UP' ? 1 : 0);
  });
});

describe('the size of an active roster', () => {
  test.each([
    ['2017-06-01', [24, 40], [25, 26]],
    ['2017-09-01', [24, 40], [25, 40]],
    ['2020-08-01', [25, 30], [28, 30]],
    ['2022-04-20', [25, 28], [26, 28]],
    ['2026-08-31', [25, 28], [26, 27]],
    ['2026-09-01', [25, 29], [28, 29]],
  ])('on %s', (date, possible, usual) => {
    expect(activeRosterSize(date)).toEqual({ possible, usual });
  });

  test.each(['2026-03-10', '2022-04-07', '2020-07-22', '2026-10-01', '2026-12-24'])(
    'is not bound on %s',
    (date) => {
      expect(activeRosterSize(date)).toBeNull();
      const tables = changed(breaks['ROSTER_ACTIVE_SIZE'] ?? (() => undefined), date);
      expect(rulesOf(tables)).not.toContain('ROSTER_ACTIVE_SIZE');
    },
  );
});
