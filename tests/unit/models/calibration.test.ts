import { describe, expect, it } from 'vitest';
import { migrateModelCard, modelCardSchema } from '../../../schemas/models.ts';
import { seededRandom } from '../../../shared/domain/trees/seeded-random.ts';
import { calibrationLine, calibrationOf } from '../../../shared/models/game-outcome/calibration.ts';
import { corrected } from '../../../shared/models/game-outcome/platt.ts';

const rule = { gamesMin: 2_000, standardErrors: 2 };
const probabilityOf = (value: number): number => 1 / (1 + Math.exp(-value));

/** Games whose true log odds are `slope` times those of the forecast. */
function forecasts(count: number, slope: number) {
  const random = seededRandom(7);
  const logOdds = Array.from({ length: count }, () => 2 * (random() - 0.5));
  return {
    probabilities: logOdds.map(probabilityOf),
    outcomes: logOdds.map((value) => (random() < probabilityOf(slope * value) ? 1 : 0)),
  };
}
const of = (count: number, slope: number) => {
  const { probabilities, outcomes } = forecasts(count, slope);
  return calibrationOf(probabilities, outcomes, rule);
};

describe('calibration', () => {
  it('needs no correction when the slope is 1 within its noise', () => {
    const { calibration, platt } = of(8_000, 1);
    expect(platt).toBeNull();
    expect(calibration.slope).toBeCloseTo(1, 0);
    expect(calibration.platt).toBeNull();
    expect(calibration.bins.length).toBeLessThanOrEqual(10);
    expect(calibration.bins.reduce((sum, { games }) => sum + games, 0)).toBe(8_000);
    for (const { lower, upper, mean_probability: mean } of calibration.bins) {
      expect(mean).toBeGreaterThanOrEqual(lower);
      expect(mean).toBeLessThan(upper);
    }
  });

  it('bends what is too bold or too timid', () => {
    for (const slope of [0.5, 1.6]) {
      const { calibration, platt } = of(8_000, slope);
      expect(platt?.slope).toBeCloseTo(slope, 0);
      expect(calibration.platt).toEqual(platt);
      const after = forecasts(8_000, slope);
      const line = calibrationLine(
        after.probabilities.map((probability) => corrected(platt, probability)),
        after.outcomes,
      );
      expect(line?.slope.value).toBeCloseTo(1, 6);
      expect(line?.intercept.value).toBeCloseTo(0, 6);
    }
  });

  it('leaves alone what few games say, and what is turned round', () => {
    expect(of(1_999, 0.3).platt).toBeNull();
    expect(of(8_000, -1).platt).toBeNull();
  });

  it('cannot be told of a constant, or of forecasts that know every result', () => {
    expect(calibrationOf([0.5, 0.5], [0, 1], rule).calibration).toMatchObject({
      slope: null,
      slope_standard_error: null,
      intercept: null,
      platt: null,
      bins: [{ games: 2, mean_probability: 0.5, observed_rate: 0.5 }],
    });
    expect(calibrationLine([0.2, 0.3, 0.7, 0.8], [0, 0, 1, 1])).toBeNull();
  });

  it('without a correction gives back the very same number', () => {
    expect(corrected(null, 0.123456789)).toBe(0.123456789);
  });
});

describe('a model card of version 1', () => {
  const metrics = {
    forecast: 'model',
    games: 60,
    total_mean_absolute_error: 3.4,
    total_deviance: 2,
    margin_mean_absolute_error: 3.5,
    team_mean_absolute_error: 2.4,
  };
  const before = {
    schema_version: 1,
    model_system: 'game_outcome',
    model_version: '20260424-00000000',
    chosen_member: 'logistic',
    decision: 'deployed',
    reason: 'first model',
    features: ['elo_difference'],
    feature_hash: 'f',
    trained_from: '2026-03-26',
    trained_through: '2026-04-24',
    holdout_from: '2026-04-21',
    training_games: 450,
    holdout_games: 60,
    training_rows_sha256: 'a',
    parameters: {},
    seed: 1,
    metrics: [],
    runs_metrics: [metrics],
    processor_version: '0.1.0',
  };

  it('is read as one of today, with null for what nobody had measured', () => {
    expect(modelCardSchema.parse(before)).toEqual({
      ...before,
      schema_version: 2,
      candidate_member: null,
      games_with_facts: 0,
      judged_from: null,
      calibration: null,
      importance: [],
      input_reference: null,
      runs_metrics: [{ ...metrics, margin_interval_80_coverage: null }],
    });
  });

  it('is refused like any other when it is damaged', () => {
    expect(modelCardSchema.safeParse({ ...before, metrics: null }).success).toBe(false);
    expect(modelCardSchema.safeParse({ ...before, note: 'x' }).success).toBe(false);
    expect(migrateModelCard('no card')).toBe('no card');
  });
});
