import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  comparedTotals,
  compareTwoAccounts,
  crossSourceRules,
  type TeamAccounts,
  type Totals,
} from '../../../../shared/domain/validation/cross-source-rules.ts';
import { recordedJson } from '../../../support/recorded-games.ts';
import { testData } from '../../../support/test-data.ts';

const totals: Totals = {
  runs: 5,
  hits: 9,
  errors: 0,
  at_bats: 33,
  home_runs: 1,
  walks: 3,
  strikeouts: 8,
};
const none = Object.fromEntries(comparedTotals.map((name) => [name, null])) as Totals; // the keys are all of them

const team = (change: Partial<TeamAccounts> = {}): TeamAccounts => ({
  gamePk: 718_322,
  gameDate: '2023-05-01',
  teamId: 115,
  boxScore: totals,
  retrosheet: totals,
  ...change,
});

describe('the box score and Retrosheet', () => {
  it('agree', () => {
    expect([...compareTwoAccounts([team(), team({ teamId: 139 })]).gamesOfDate.values()]).toEqual([1]);
    expect(compareTwoAccounts([team(), team({ teamId: 139 })])).toMatchObject({ games: 1, differing: [] });
    expect(compareTwoAccounts([])).toMatchObject({ games: 0, differing: [] });
  });

  it('do not contradict each other where one does not tell', () => {
    expect(compareTwoAccounts([team({ retrosheet: none }), team({ boxScore: none })]).differing).toEqual([]);
  });

  it.each(comparedTotals)('differ in %s: one rule trips, and names game, team and numbers', (name) => {
    const spoilt = team({ retrosheet: { ...totals, [name]: 12 } });
    const { differing } = compareTwoAccounts([team({ teamId: 139 }), spoilt]);
    expect(differing).toEqual([
      {
        gamePk: 718_322,
        gameDate: '2023-05-01',
        findings: [
          expect.objectContaining({
            rule: name === 'runs' ? 'RETROSHEET_SCORE_DIFFERS' : 'RETROSHEET_TOTALS_DIFFER',
            severity: name === 'runs' ? 'hard' : 'soft',
            rowKey: 'team_id=115',
            message: `team 115: ${name.replaceAll('_', ' ')} ${totals[name]} and in Retrosheet 12`,
          }),
        ],
      },
    ]);
  });

  it('compare every total by exactly one rule', () => {
    expect(crossSourceRules.flatMap((rule) => rule.totals).sort()).toEqual([...comparedTotals].sort());
  });

  it('list the games by date and id', () => {
    const spoilt = { retrosheet: { ...totals, hits: 1 } };
    const { differing } = compareTwoAccounts([
      team({ ...spoilt, gameDate: '2023-05-02', gamePk: 718_001 }),
      team({ ...spoilt, gamePk: 718_003 }),
      team({ ...spoilt, gamePk: 718_002 }),
    ]);
    expect(differing.map(({ gamePk }) => gamePk)).toEqual([718_002, 718_003, 718_001]);
  });
});

describe('the one game that is recorded of both, Seattle at Tampa Bay on 2016-06-14', () => {
  const box = recordedJson('boxscore/2016-06-14');
  const file = testData('retrosheet/csv/2016teamstats.csv.gz');
  if (box === null || file === null) {
    it('is not recorded here, as the console says', () => expect([box, file]).toContain(null));
    return;
  }
  const [header = '', ...lines] = gunzipSync(readFileSync(file)).toString().split('\n');
  const columns = header.split(',');
  const retrosheetOf = (code: string): Totals => {
    const cells = lines.find((line) => line.startsWith(`TBA201606140,${code},`))?.split(',') ?? [];
    const names = ['b_r', 'b_h', 'd_e', 'b_ab', 'b_hr', 'b_w', 'b_k'];
    const values = names.map((name, index) => [comparedTotals[index], Number(cells[columns.indexOf(name)])]);
    return Object.fromEntries(values);
  };
  const boxScoreOf = ({ teamStats: { batting, fielding } }: typeof box): Totals => ({
    runs: batting.runs,
    hits: batting.hits,
    errors: fielding.errors,
    at_bats: batting.atBats,
    home_runs: batting.homeRuns,
    walks: batting.baseOnBalls,
    strikeouts: batting.strikeOuts,
  });

  it('is told alike by the box score and Retrosheet, in all seven totals of both teams', () => {
    const teams = [
      team({ teamId: 139, boxScore: boxScoreOf(box.teams.home), retrosheet: retrosheetOf('TBA') }),
      team({ teamId: 136, boxScore: boxScoreOf(box.teams.away), retrosheet: retrosheetOf('SEA') }),
    ];
    expect(teams.map(({ boxScore }) => boxScore.runs)).toEqual([8, 7]);
    expect(compareTwoAccounts(teams)).toMatchObject({ games: 1, differing: [] });
  });
});
