import { describe, expect, it } from 'vitest';
import { toldAsWhole } from '../../../functions/validator/told-as-whole.ts';
import type { JudgedDataset } from '../../../functions/validator/validate-bundles.ts';
import type { WholeDates } from '../../../schemas/events/event-parts.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import type { Finding } from '../../../shared/domain/validation/rule.ts';

const whole: WholeDates = {
  source: 'retrosheet',
  date_from: '2012-01-01',
  date_to: '2012-12-31',
  kept_game_pks: [-1],
};

const finding = (change: Partial<Finding>): Finding => ({
  rule: 'BATTING_RANGE',
  severity: 'hard',
  dimension: 'ranges',
  table: 'mlb_historical_data.player_batting_lines',
  rowKey: 'game_pk=-2 player_id=7 team_id=111',
  message: 'out of range',
  ...change,
});

const dataset = (findings: readonly Finding[], error: HanksTankError | null = null): JudgedDataset => ({
  dataset: 'retrosheet_season',
  error,
  findings,
  rows: new Map(),
  rowsOffered: 10,
  rowsRejected: findings.length,
});

describe('what a source told as a whole', () => {
  it('is nothing without the claim', () => {
    expect(toldAsWhole(undefined, [dataset([])])).toEqual({ whole: undefined, checks: [] });
  });

  it('goes on as it came when every row does', () => {
    const players = finding({ table: 'mlb_historical_data.players', rowKey: 'player_id=7' });
    const told = toldAsWhole(whole, [dataset([finding({ severity: 'soft' }), players])]);
    expect(told.whole).toEqual(whole);
    expect(told.checks).toEqual([
      { name: 'retrosheet is told as a whole', passed: true, detail: '2012-01-01 to 2012-12-31' },
    ]);
  });

  it('keeps the games of rejected rows', () => {
    const told = toldAsWhole(whole, [dataset([finding({}), finding({ rowKey: 'game_pk=-2 inning=1' })])]);
    expect(told.whole?.kept_game_pks).toEqual([-1, -2]);
    expect(told.checks[0]?.detail).toMatch(/nothing of 1 games with rejected rows is deleted$/);
  });

  it.each([
    ['a bundle that cannot be read', [dataset([], new HanksTankError('OBJECT_CORRUPT', 'damaged'))]],
    ['a rejected row that names no game', [dataset([finding({ rowKey: null })])]],
    ['a table that nobody knows', [dataset([finding({ table: null, rowKey: null })])]],
    [
      'too many games',
      [dataset(Array.from({ length: 101 }, (_, at) => finding({ rowKey: `game_pk=-${at + 2} inning=1` })))],
    ],
  ])('is no whole with %s', (_, datasets) => {
    const told = toldAsWhole(whole, datasets);
    expect(told.whole).toBeUndefined();
    expect(told.checks[0]).toMatchObject({ passed: false });
  });
});
