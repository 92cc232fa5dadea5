import { describe, expect, test } from 'vitest';
import type { GamePhase } from '../../../../shared/domain/season-calendar/phases.ts';
import {
  defaultGradeSettings,
  defaultGradingByPhase,
  dimensionWeights,
  gradeGame,
} from '../../../../shared/domain/validation/grade.ts';
import type { Dimension, RuleFailure, Severity } from '../../../../shared/domain/validation/rule.ts';

const fine = { isSchemaBroken: false, playersPresentShare: 1 };
const failure = (dimension: Dimension, severity: Severity = 'hard', share = 1): RuleFailure => ({
  rule: 'RULE',
  dimension,
  severity,
  share,
});
const grade = (failures: RuleFailure[], knockout = fine) =>
  gradeGame(failures, knockout, defaultGradeSettings);

describe('the grade of a game', () => {
  test('is A with score 1 when nothing failed', () => {
    expect(grade([])).toEqual({
      grade: 'A',
      score: 1,
      action: 'proceed',
      scores: { schema: 1, completeness: 1, players: 1, ranges: 1 },
    });
  });

  test('weighs the dimensions to one', () => {
    expect(Object.values(dimensionWeights).reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 12);
  });

  test.each([
    ['one hard completeness rule', [failure('completeness')], 0.9, 'B'],
    ['one hard players rule', [failure('players')], 0.8, 'C'],
    ['two hard players rules', [failure('players'), failure('players')], 0.6, 'F'],
    ['more than a dimension can lose', Array.from({ length: 9 }, () => failure('ranges')), 0.9, 'B'],
    ['a soft rule', [failure('players', 'soft')], 0.96, 'A'],
    ['information', [failure('players', 'info')], 1, 'A'],
    ['one bad row of 300', [failure('ranges', 'hard', 1 / 300)], 0.999833, 'A'],
  ] as const)('%s costs what the settings say', (_, failures, score, expected) => {
    expect(grade([...failures])).toMatchObject({ score, grade: expected });
  });

  test('meets a threshold exactly', () => {
    const schemaLost = [failure('schema'), failure('schema')];
    expect(grade(schemaLost)).toMatchObject({ score: 0.7, grade: 'C' });
  });

  test('is F whatever its score when the schema is broken or players are missing', () => {
    expect(grade([], { ...fine, isSchemaBroken: true })).toMatchObject({ grade: 'F', score: 1 });
    expect(
      gradeGame([], { isSchemaBroken: false, playersPresentShare: 0.89 }, defaultGradeSettings).grade,
    ).toBe('F');
    expect(
      gradeGame([], { isSchemaBroken: false, playersPresentShare: 0.9 }, defaultGradeSettings).grade,
    ).toBe('A');
    expect(
      gradeGame([], { isSchemaBroken: false, playersPresentShare: null }, defaultGradeSettings).grade,
    ).toBe('A');
  });

  test('decides the action by grade, and alerts on any finding where the phase wants it', () => {
    const soft = { rule: 'X', severity: 'soft' as const, dimension: 'ranges' as const, share: 1 };
    const whole = { isSchemaBroken: false, playersPresentShare: 1 };
    const ordinary = (['A', 'B', 'C', 'F'] as const).map((grade) => defaultGradeSettings.actions[grade]);
    expect(ordinary).toEqual(['proceed', 'proceed', 'proceed_with_alert', 'retry']);
    const actionIn = (phase: GamePhase, failures: RuleFailure[], share = 1): string =>
      gradeGame(failures, { ...whole, playersPresentShare: share }, defaultGradingByPhase[phase]).action;
    expect(actionIn('regular', [soft])).toBe('proceed');
    expect(actionIn('postseason', [])).toBe('proceed');
    expect(actionIn('postseason', [soft])).toBe('proceed_with_alert');
    expect(actionIn('postseason', [{ ...soft, severity: 'info' }])).toBe('proceed');
    const toB: RuleFailure = { rule: 'Y', severity: 'hard', dimension: 'completeness', share: 1 };
    expect(actionIn('regular', [toB])).toBe('proceed');
    expect(actionIn('postseason', [toB])).toBe('retry');
    expect(actionIn('spring', [], 0.8)).toBe('proceed');
    expect(actionIn('regular', [], 0.8)).toBe('retry');
    expect(actionIn('postseason', [], 0.99)).toBe('retry');
  });
});
