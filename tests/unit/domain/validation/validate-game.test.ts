import { describe, expect, test } from 'vitest';
import { defaultGradeSettings } from '../../../../shared/domain/validation/grade.ts';
import {
  gravestFirst,
  sentenceOf,
  validateGame,
} from '../../../../shared/domain/validation/validate-game.ts';
import { gameBundle, rowOf, rowsOf } from '../../../support/game-bundle.ts';

const validate = (bundle = gameBundle(), gamePk = 900001) =>
  validateGame(gamePk, bundle, defaultGradeSettings);

describe('the verdict over a game', () => {
  test('splits off a single impossible pitch and keeps the game', () => {
    const bundle = gameBundle();
    rowOf(bundle, 'statcast_pitches', 7)['balls'] = 4;
    const verdict = validate(bundle);
    expect(verdict).toMatchObject({ grade: 'A', rowsRejected: 1 });
    expect(verdict.findings[0]).toMatchObject({
      rule: 'PITCH_BALLS_RANGE',
      severity: 'hard',
      rowKey: 'game_pk=900001 at_bat_number=2 pitch_number=2',
      message: 'balls 4 is above 3',
    });
    expect(verdict.accepted.get('mlb_historical_data.statcast_pitches')).toHaveLength(
      rowsOf(bundle, 'statcast_pitches').length - 1,
    );
  });

  test('is F when the games row breaks its contract, is missing, double or of another game', () => {
    const broken = gameBundle();
    rowOf(broken, 'games')['home_team_id'] = null;
    const missing = gameBundle();
    delete missing.tables['mlb_historical_data.games'];
    const twice = gameBundle();
    rowsOf(twice, 'games').push(rowOf(twice, 'games'));
    for (const bundle of [broken, missing, twice]) expect(validate(bundle).grade).toBe('F');
    expect(validate(gameBundle({ gamePk: 5 }), 6).grade).toBe('F');
    expect(validate(missing).findings.map(({ rule }) => rule)).toContain('BUNDLE_GAME_ROW');
  });

  test('is F when a key column of any table is broken', () => {
    const bundle = gameBundle();
    rowOf(bundle, 'statcast_pitches')['pitch_number'] = 'first';
    expect(validate(bundle).grade).toBe('F');
  });

  test('is F below nine tenths of the players and C when one is missing', () => {
    const few = gameBundle();
    rowsOf(few, 'player_batting_lines').splice(0, 4);
    expect(validate(few).grade).toBe('F');
    const one = gameBundle({ gameType: 'R' });
    // A reliever of no consequence: nothing but his line is missing.
    for (const row of rowsOf(one, 'statcast_pitches').slice(-3)) row['pitcher_id'] = 1099;
    expect(validate(one)).toMatchObject({ grade: 'C' });
  });

  test('rejects the rows of a table that nobody stages', () => {
    const bundle = gameBundle();
    bundle.tables['mlb_features.team_rolling_features'] = [{ a: 1 }];
    const verdict = validate(bundle);
    expect(verdict).toMatchObject({ grade: 'B', rowsRejected: 1 });
    expect(verdict.findings[0]).toMatchObject({ rule: 'BUNDLE_TABLE_KNOWN' });
  });

  test('takes over what the collector noticed', () => {
    const bundle = gameBundle();
    bundle.findings.push(
      { code: 'FALLBACK_USED', path: '', message: 'box score instead of feed' },
      { code: 'FIELD_MISSING', path: 'gameData.weather', message: 'absent' },
      { code: 'ROW_SKIPPED', path: 'plays.3', message: 'no batter' },
    );
    const verdict = validate(bundle);
    expect(verdict.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['SOURCE_FLAGGED', 'soft'],
      ['SOURCE_FLAGGED', 'soft'],
      ['SOURCE_FALLBACK', 'info'],
    ]);
    expect(verdict).toMatchObject({ grade: 'A', scores: { completeness: 0.9 } });
  });

  test('puts the gravest finding first and says it in a sentence', () => {
    const finding = { rule: 'R', dimension: 'ranges', table: null, rowKey: null, message: 'm' } as const;
    const findings = gravestFirst([
      { ...finding, severity: 'info' },
      { ...finding, severity: 'hard', rowKey: 'inning=3' },
      { ...finding, severity: 'soft' },
    ]);
    expect(findings.map(({ severity }) => severity)).toEqual(['hard', 'soft', 'info']);
    expect(findings.map(sentenceOf)).toEqual(['R (inning=3): m', 'R: m', 'R: m']);
  });
});
