import { describe, expect, test } from 'vitest';
import {
  actionOf,
  defaultGradeSettings,
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

  test('decides the action', () => {
    expect((['A', 'B', 'C', 'F'] as const).map(actionOf)).toEqual([
      'proceed',
      'proceed',
      'proceed_with_alert',
      'retry',
    ]);
  });
});
