import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultGateThresholds, judgeDataset } from '../../../../shared/domain/validation/zone-gate.ts';

const counts = {
  dataset: 'linescores',
  rows: 100,
  games: 10,
  complete: 10,
  consistent: 10,
  timely: 0,
  flaggedRows: 0,
};

test('a whole and consistent partition passes, however late', () => {
  expect(judgeDataset(counts, defaultGateThresholds)).toEqual({
    dataset: 'linescores',
    rows: 100,
    scores: { completeness: 1, accuracy: 1, consistency: 1, timeliness: 0 },
    failed: [],
  });
});

test.each([
  ['completeness', { complete: 8, consistent: 8 }],
  ['accuracy', { flaggedRows: 11 }],
  ['consistency', { consistent: 9 }],
] as const)('too little %s fails', (dimension, change) => {
  expect(judgeDataset({ ...counts, ...change }, defaultGateThresholds).failed).toEqual([dimension]);
});

test('lateness fails where it is asked for', () => {
  expect(judgeDataset(counts, { ...defaultGateThresholds, timeliness: 0.5 }).failed).toEqual(['timeliness']);
});

test('nothing to judge has no scores and passes', () => {
  const nothing = {
    dataset: 'games',
    rows: 0,
    games: 0,
    complete: 0,
    consistent: 0,
    timely: 0,
    flaggedRows: null,
  };
  const { scores, failed } = judgeDataset(nothing, defaultGateThresholds);
  expect(Object.values(scores)).toEqual([null, null, null, null]);
  expect(failed).toEqual([]);
});

test('scores lie between 0 and 1, and worse counts never score better', () => {
  const share = fc.nat(20);
  fc.assert(
    fc.property(share, share, share, share, fc.nat(200), (games, complete, consistent, timely, flagged) => {
      const given = {
        dataset: 'x',
        rows: 100,
        games: games + 1,
        complete: Math.min(complete, games + 1),
        consistent: Math.min(consistent, complete, games + 1),
        timely: Math.min(timely, games + 1),
        flaggedRows: flagged,
      };
      const judged = judgeDataset(given, defaultGateThresholds);
      for (const score of Object.values(judged.scores)) {
        expect(score ?? 0).toBeGreaterThanOrEqual(0);
        expect(score ?? 0).toBeLessThanOrEqual(1);
      }
      const worse = judgeDataset({ ...given, complete: 0, consistent: 0 }, defaultGateThresholds);
      expect(worse.scores.completeness ?? 0).toBeLessThanOrEqual(judged.scores.completeness ?? 0);
    }),
  );
});
