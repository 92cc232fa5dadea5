import { describe, expect, it } from 'vitest';
import { judgeFeatures, judgeForecasts } from '../../../../shared/domain/drift/judge-drift.ts';
import { populationStability } from '../../../../shared/domain/drift/population-stability.ts';
import { seededRandom } from '../../../../shared/domain/trees/seeded-random.ts';

/** A normal-looking sample around a centre. */
function sample(count: number, seed: number, centre = 0): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => centre + random() + random() + random() - 1.5);
}

const limits = { rowsMin: 100, psiMax: 0.25, standardErrors: 3 };

describe('the population stability index', () => {
  it('is 0 for the same rows and small for others of the same kind', () => {
    const reference = sample(5_000, 1);
    expect(populationStability(reference, reference)).toBe(0);
    const psi = Array.from({ length: 20 }, (_, seed) =>
      populationStability(reference, sample(400, seed + 2)),
    );
    expect(Math.max(...psi)).toBeLessThan(0.1);
    // Nine free bins of 400 rows.
    expect(psi.reduce((sum, value) => sum + value, 0) / psi.length).toBeCloseTo(9 / 400, 1);
  });

  it('grows with a shift, with spread, and with values that went missing', () => {
    const reference = sample(5_000, 1);
    const recent = sample(400, 2);
    const shifted = populationStability(reference, sample(400, 2, 0.25));
    expect(shifted).toBeGreaterThan(0.1);
    expect(populationStability(reference, sample(400, 2, 0.5))).toBeGreaterThan(shifted);
    expect(
      populationStability(
        reference,
        recent.map((value) => value * 3),
      ),
    ).toBeGreaterThan(0.25);
    expect(
      populationStability(
        reference,
        recent.map((value, index) => (index % 4 === 0 ? null : value)),
      ),
    ).toBeGreaterThan(0.25);
  });

  it('takes features of few values, and ones that were never known', () => {
    const coin = (share: number) => Array.from({ length: 400 }, (_, index) => (index < 400 * share ? 1 : 0));
    expect(populationStability(coin(0.5), coin(0.5))).toBe(0);
    expect(populationStability(coin(0.5), coin(0.9))).toBeCloseTo(
      0.4 * Math.log(0.9 / 0.5) - 0.4 * Math.log(0.1 / 0.5),
      10,
    );
    const unknown = new Array<null>(200).fill(null);
    expect(populationStability(unknown, unknown)).toBe(0);
    expect(populationStability(unknown, coin(0.5))).toBeGreaterThan(1);
  });
});

describe('drift of inputs', () => {
  it('is an alert above the limit, and no judgement with few rows', () => {
    const training = { calm: sample(500, 1), moved: sample(500, 2), rare: sample(500, 3) };
    const recent = { calm: sample(200, 4), moved: sample(200, 5, 1), rare: sample(99, 6) };
    expect(judgeFeatures(['calm', 'moved', 'rare', 'unheard'], training, recent, limits)).toMatchObject([
      { subject: 'calm', status: 'ok', threshold: 0.25, sampleSize: 200 },
      { subject: 'moved', status: 'alert', value: expect.any(Number) },
      { subject: 'rare', status: 'too_few', value: null },
      { subject: 'unheard', status: 'too_few', sampleSize: 0 },
    ]);
  });
});

describe('drift of predictions', () => {
  /** Errors of a made-up forecast, alternating around its mean. */
  const errors = (count: number, brier: number, runs: number) =>
    Array.from({ length: count }, (_, index) => ({
      brierLoss: brier + (index % 2 === 0 ? 0.1 : -0.1),
      runsError: index % 2 === 0 ? runs : -runs,
    }));

  it('compares with the same days of earlier seasons', () => {
    const [brier, mae, rmse] = judgeForecasts(
      errors(400, 0.25, 3),
      errors(2_000, 0.24, 3),
      { brier: 0.1 },
      limits,
    );
    // The error of both means: .1 over the root of 400 and of 2,000 games.
    expect(brier).toMatchObject({ metricType: 'brier', subject: 'home_win', sampleSize: 400, status: 'ok' });
    expect(brier?.reference).toBeCloseTo(0.24, 12);
    expect(brier?.threshold).toBeCloseTo(0.24 + 3 * Math.hypot(0.1 / 20, 0.1 / Math.sqrt(2_000)), 4);
    expect(mae).toMatchObject({ metricType: 'mae', value: 3, reference: 3, status: 'ok' });
    expect(rmse).toMatchObject({ metricType: 'rmse', value: 3, status: 'ok' });
    const worse = judgeForecasts(errors(400, 0.27, 4), errors(2_000, 0.24, 3), {}, limits);
    expect(worse.map(({ status }) => status)).toEqual(['alert', 'alert', 'alert']);
    const better = judgeForecasts(errors(400, 0.2, 1), errors(2_000, 0.24, 3), {}, limits);
    expect(better.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
  });

  it('compares with the card where there is no earlier season, and says when there is nothing', () => {
    const judged = judgeForecasts(errors(400, 0.27, 4), errors(99, 0.27, 4), { brier: 0.24, mae: 4 }, limits);
    expect(judged).toMatchObject([
      { reference: 0.24, status: 'alert' },
      { reference: 4, status: 'ok' },
      { reference: null, threshold: null, status: 'no_reference', value: 4 },
    ]);
    expect(judgeForecasts([], [], { brier: 0.24 }, limits)).toMatchObject([
      { status: 'too_few', sampleSize: 0, value: null },
      { status: 'too_few' },
      { status: 'too_few' },
    ]);
  });
});
