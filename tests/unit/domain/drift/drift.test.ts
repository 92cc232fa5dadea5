import { describe, expect, it } from 'vitest';
import { inputReference } from '../../../../schemas/models.ts';
import { type InputRows, inputReferenceOf } from '../../../../shared/domain/drift/input-reference.ts';
import {
  judgeForecasts,
  judgeInputs,
  type LossSeries,
  worstMetric,
} from '../../../../shared/domain/drift/judge-drift.ts';
import {
  binCounts,
  populationStability,
  quantileEdges,
} from '../../../../shared/domain/drift/population-stability.ts';
import { seededRandom } from '../../../../shared/domain/trees/seeded-random.ts';

/** A normal-looking sample around a centre. */
function sample(count: number, seed: number, centre = 0): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => centre + random() + random() + random() - 1.5);
}

/** The index of two lists of values; NaN = not known. */
function stability(reference: readonly number[], recent: readonly number[]): number {
  const edges = quantileEdges(Float64Array.from(reference));
  return populationStability(
    binCounts(Float64Array.from(reference), edges),
    binCounts(Float64Array.from(recent), edges),
  );
}

const limits = { rowsMin: 100, psiMax: 0.25, standardErrors: 3 };

describe('the population stability index', () => {
  it('is 0 for the same rows and small for others of the same kind', () => {
    const reference = sample(5_000, 1);
    expect(stability(reference, reference)).toBe(0);
    const psi = Array.from({ length: 20 }, (_, seed) => stability(reference, sample(400, seed + 2)));
    expect(Math.max(...psi)).toBeLessThan(0.1);
    // Nine free bins of 400 rows.
    expect(psi.reduce((sum, value) => sum + value, 0) / psi.length).toBeCloseTo(9 / 400, 1);
  });

  it('grows with a shift, with spread, and with values that went missing', () => {
    const reference = sample(5_000, 1);
    const recent = sample(400, 2);
    const shifted = stability(reference, sample(400, 2, 0.25));
    expect(shifted).toBeGreaterThan(0.1);
    expect(stability(reference, sample(400, 2, 0.5))).toBeGreaterThan(shifted);
    expect(
      stability(
        reference,
        recent.map((value) => value * 3),
      ),
    ).toBeGreaterThan(0.25);
    expect(
      stability(
        reference,
        recent.map((value, index) => (index % 4 === 0 ? Number.NaN : value)),
      ),
    ).toBeGreaterThan(0.25);
  });

  it('takes features of few values, and ones that were never known', () => {
    const coin = (share: number) => Array.from({ length: 400 }, (_, index) => (index < 400 * share ? 1 : 0));
    expect(stability(coin(0.5), coin(0.5))).toBe(0);
    expect(stability(coin(0.5), coin(0.9))).toBeCloseTo(
      0.4 * Math.log(0.9 / 0.5) - 0.4 * Math.log(0.1 / 0.5),
      10,
    );
    const unknown = new Array<number>(200).fill(Number.NaN);
    expect(stability(unknown, unknown)).toBe(0);
    expect(stability(unknown, coin(0.5))).toBeGreaterThan(1);
  });
});

describe('drift of inputs', () => {
  /** Rows of named inputs, a hundred a month from January 2024 on. */
  function rowsOf(columns: Readonly<Record<string, readonly number[]>>): InputRows {
    const names = Object.keys(columns);
    const count = columns[names[0] ?? '']?.length ?? 0;
    const dates = Array.from({ length: count }, (_, row) => {
      const month = Math.floor(row / 100);
      return `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`;
    });
    const vectors = Array.from({ length: count }, (_, row) =>
      names.map((name) => columns[name]?.[row] ?? Number.NaN),
    );
    return { names, dates, vectors };
  }
  const meaning = (name: string): string => `what ${name} is`;
  const training = { calm: sample(1_200, 1), moved: sample(1_200, 2), other: sample(1_200, 3, 5) };
  const reference = inputReferenceOf(rowsOf(training));

  it('finds the one input that was shifted, and names it with what it is and how it moved', () => {
    const recent = rowsOf({ calm: sample(200, 4), moved: sample(200, 5, 1), other: sample(200, 6, 5) });
    const judged = judgeInputs(reference, recent, meaning, limits);
    expect(judged.filter(({ status }) => status === 'alert').map(({ subject }) => subject)).toEqual([
      'moved',
    ]);
    const worst = worstMetric(judged);
    expect(worst).toMatchObject({ metricType: 'psi', subject: 'moved', sampleSize: 200, status: 'alert' });
    expect(worst?.detail).toMatch(/^what moved is: (1|0\.9\d*|1\.0\d*) on average, -?0\.0\d+ in training$/);
  });

  it('is none without a shift, whatever the order of the inputs', () => {
    for (let seed = 10; seed < 30; seed += 1) {
      const recent = rowsOf({
        other: sample(300, seed, 5),
        calm: sample(300, seed + 100),
        moved: sample(300, seed + 200),
      });
      expect(judgeInputs(reference, recent, meaning, limits).map(({ status }) => status)).toEqual([
        'ok',
        'ok',
        'ok',
      ]);
    }
  });

  it('tells values that are no longer known', () => {
    const blind = sample(200, 4).map((value, index) => (index % 2 === 0 ? Number.NaN : value));
    const recent = rowsOf({ calm: blind, moved: sample(200, 5), other: sample(200, 6, 5) });
    const worst = worstMetric(judgeInputs(reference, recent, meaning, limits));
    expect(worst).toMatchObject({ subject: 'calm', status: 'alert' });
    expect(worst?.detail).toMatch(/; not known of 50% of the rows, 0% in training$/);
  });

  it('is no judgement with fewer rows than the minimum: too few, and not 0', () => {
    const recent = rowsOf({ calm: sample(99, 4), moved: sample(99, 5, 1), other: sample(99, 6, 5) });
    const judged = judgeInputs(reference, recent, meaning, limits);
    expect(judged.map(({ status, value }) => [status, value])).toEqual([
      ['too_few', null],
      ['too_few', null],
      ['too_few', null],
    ]);
    expect(worstMetric(judged)).toBeNull();
    const short = inputReferenceOf(rowsOf({ calm: sample(99, 1) }));
    const [few] = judgeInputs(short, rowsOf({ calm: sample(200, 4) }), meaning, limits);
    expect(few).toMatchObject({ status: 'too_few', value: null });
  });

  it('says so of a model from before distributions were kept', () => {
    const judged = judgeInputs(null, rowsOf({ calm: sample(200, 4) }), meaning, limits);
    expect(judged).toMatchObject([
      { subject: 'inputs', status: 'no_reference', value: null, threshold: null, sampleSize: 200 },
    ]);
    expect(judged[0]?.detail).toContain('trained before');
  });

  it('lets an input that follows the calendar move as far as it did in training, and no further', () => {
    // Weeks of the season: every month lies in bins of its own.
    const season = Array.from({ length: 600 }, (_, row) => row / 100);
    const kept = inputReferenceOf(rowsOf({ week: season }));
    const april = Array.from({ length: 200 }, (_, row) => row / 200);
    const [asUsual] = judgeInputs(kept, rowsOf({ week: april }), meaning, limits);
    expect(asUsual?.value).toBeGreaterThan(limits.psiMax);
    expect(asUsual).toMatchObject({ status: 'ok', threshold: kept.inputs[0]?.usual_stability_index });
    const gone = new Array<number>(200).fill(Number.NaN);
    expect(judgeInputs(kept, rowsOf({ week: gone }), meaning, limits)[0]?.status).toBe('alert');
  });

  it('keeps the same reference of the same rows, as a card can hold it', () => {
    expect(inputReference.parse(JSON.parse(JSON.stringify(reference)))).toEqual(
      inputReferenceOf(rowsOf(training)),
    );
    expect(inputReferenceOf(rowsOf({ never: new Array<number>(150).fill(Number.NaN) })).inputs).toMatchObject(
      [{ mean: null, counts: [0, 0, 150] }],
    );
    for (const { counts } of reference.inputs)
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(reference.rows);
  });
});

describe('drift of predictions', () => {
  /** Losses of made-up forecasts: squared errors of chances around a mean, and counts that miss by as much one way as the other. */
  const losses = (count: number, brier: number, missed: number): LossSeries[] => {
    const rows = Array.from({ length: count }, (_, index) => index % 2 === 0);
    return [
      {
        metricType: 'brier',
        subject: 'home_win',
        losses: rows.map((isEven) => brier + (isEven ? 0.1 : -0.1)),
      },
      { metricType: 'mae', subject: 'total_runs', losses: rows.map(() => missed) },
      { metricType: 'rmse', subject: 'total_runs', losses: rows.map(() => missed ** 2) },
    ];
  };

  it('compares with the same days of earlier seasons', () => {
    const [brier, mae, rmse] = judgeForecasts(
      losses(400, 0.25, 3),
      losses(2_000, 0.24, 3),
      [{ metricType: 'brier', subject: 'home_win', value: 0.1 }],
      limits,
    );
    // The error of both means: .1 over the root of 400 and of 2,000 games.
    expect(brier).toMatchObject({ metricType: 'brier', subject: 'home_win', sampleSize: 400, status: 'ok' });
    expect(brier?.reference).toBeCloseTo(0.24, 12);
    expect(brier?.threshold).toBeCloseTo(0.24 + 3 * Math.hypot(0.1 / 20, 0.1 / Math.sqrt(2_000)), 4);
    expect(mae).toMatchObject({ metricType: 'mae', value: 3, reference: 3, status: 'ok' });
    expect(rmse).toMatchObject({ metricType: 'rmse', value: 3, status: 'ok' });
    const worse = judgeForecasts(losses(400, 0.27, 4), losses(2_000, 0.24, 3), [], limits);
    expect(worse.map(({ status }) => status)).toEqual(['alert', 'alert', 'alert']);
    const better = judgeForecasts(losses(400, 0.2, 1), losses(2_000, 0.24, 3), [], limits);
    expect(better.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
  });

  it('compares with the same score of the same subject only', () => {
    const [own] = losses(400, 0.25, 3);
    const [other] = losses(2_000, 0.1, 3);
    if (own === undefined || other === undefined) throw new Error('there are no losses');
    const elsewhere = [{ ...other, subject: 'at_least_one_hits' }];
    const card = [{ metricType: 'mae', subject: 'home_win', value: 0.1 }] as const;
    expect(judgeForecasts([own], elsewhere, card, limits)).toMatchObject([
      { status: 'no_reference', reference: null },
    ]);
  });

  it('compares with the card where there is no earlier season, and says when there is nothing', () => {
    const judged = judgeForecasts(
      losses(400, 0.27, 4),
      losses(99, 0.27, 4),
      [
        { metricType: 'brier', subject: 'home_win', value: 0.24 },
        { metricType: 'mae', subject: 'total_runs', value: 4 },
      ],
      limits,
    );
    expect(judged).toMatchObject([
      { reference: 0.24, status: 'alert' },
      { reference: 4, status: 'ok' },
      { reference: null, threshold: null, status: 'no_reference', value: 4 },
    ]);
    const none = losses(0, 0, 0);
    expect(judgeForecasts(none, none, [], limits)).toMatchObject([
      { status: 'too_few', sampleSize: 0, value: null },
      { status: 'too_few' },
      { status: 'too_few' },
    ]);
  });
});
