import { describe, expect, it } from 'vitest';
import {
  activeSystems,
  confidenceOf,
  describeForecast,
  recommend,
  recommendationSettingsSchema,
  redFlagsOf,
  type StrikeoutStart,
  strikeoutPhaseSchema,
} from '../../../../shared/models/pitcher-strikeouts/index.ts';
import {
  chooseSpread,
  probabilityOver,
} from '../../../../shared/models/pitcher-strikeouts/strikeout-distribution.ts';

const start: StrikeoutStart = {
  gamePk: 1,
  gameDate: '2015-06-01',
  knownOn: '2015-06-01',
  season: 2015,
  isHome: true,
  pitcherId: 7,
  teamId: 1,
  opponentId: 2,
  strikeouts: null,
  features: new Float64Array(0),
  usualStrikeouts: 5.2,
  leagueStrikeouts: 4.8,
  knownBatters: 500,
  restDays: 5,
  starterShare: 1,
  lineupIsKnown: true,
};
const settings = recommendationSettingsSchema.parse({});

describe('confidence', () => {
  it('grows with what is known, and each flag costs 15%', () => {
    expect(confidenceOf(100, 0, 1)).toBe(50);
    expect(confidenceOf(400, 1, 1)).toBeCloseTo(68, 12);
    expect(confidenceOf(400, 0, 1.1)).toBeCloseTo(88, 12);
    expect(confidenceOf(1e6, 0, 1.1)).toBe(100);
    expect(confidenceOf(0, 0, 1)).toBe(0);
  });
});

describe('recommendation', () => {
  it.each([
    [null, 90, 'PASS'],
    [0.5, 60, 'OVER'],
    [-0.5, 60, 'UNDER'],
    [0.49, 99, 'PASS'],
    [2, 59.9, 'PASS'],
  ] as const)('of edge %s at confidence %s is %s', (edge, confidence, expected) =>
    expect(recommend(edge, confidence, settings)).toBe(expected),
  );

  it('follows its settings', () =>
    expect(recommend(0.3, 40, { minEdge: 0.2, minConfidence: 40 })).toBe('OVER'));
});

describe('red flags', () => {
  it('are none for an ordinary start', () => expect(redFlagsOf(start)).toEqual([]));

  it.each([
    [{ restDays: 4 }, 'short_rest'],
    [{ starterShare: 0.3 }, 'opener'],
    [{ knownBatters: 99 }, 'tiny_sample'],
    [{ restDays: 61 }, 'injury_return'],
    [{ lineupIsKnown: false }, 'missing_lineup'],
  ] as const)('of %j: %s', (change, flag) => expect(redFlagsOf({ ...start, ...change })).toEqual([flag]));

  it('know weather that is known', () => {
    const mild = { temperatureFahrenheit: 70, windMph: 5, rainProbability: 0.1 };
    expect(redFlagsOf(start, mild)).toEqual([]);
    expect(redFlagsOf(start, { temperatureFahrenheit: null, windMph: null, rainProbability: null })).toEqual(
      [],
    );
    for (const bad of [{ temperatureFahrenheit: 44 }, { windMph: 21 }, { rainProbability: 0.6 }])
      expect(redFlagsOf(start, { ...mild, ...bad })).toEqual(['weather']);
  });
});

describe('a forecast', () => {
  it('answers lines, and passes without one', () => {
    const forecast = describeForecast(
      start,
      'poisson_glm',
      { mean: 6, confidenceFactor: 1 },
      {
        spread: { kind: 'poisson' },
      },
    );
    expect(forecast).toMatchObject({ mean: 6, line: null, edge: null, recommendation: 'PASS', redFlags: [] });
    expect(forecast.overProbabilities.map(({ line }) => line)).toEqual([
      2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5,
    ]);
    // P(Poisson(6) > 2) = 1 - e^-6 (1 + 6 + 18).
    expect(forecast.overProbabilities[0]?.probability).toBeCloseTo(1 - Math.exp(-6) * 25, 12);
    expect(forecast.confidence).toBeCloseTo(100 * (5 / 6), 12);
  });

  it('advises against a line', () => {
    const said = (mean: number) =>
      describeForecast(
        start,
        'poisson_glm',
        { mean, confidenceFactor: 1 },
        {
          spread: { kind: 'negative_binomial', dispersion: 80 },
          line: 5.5,
          weather: null,
          settings,
        },
      );
    expect(said(6.1)).toMatchObject({ recommendation: 'OVER', distribution: { dispersion: 80, mean: 6.1 } });
    expect(said(6.1).edge).toBeCloseTo(0.6, 12);
    expect(said(4.9).recommendation).toBe('UNDER');
    expect(said(5.4).recommendation).toBe('PASS');
  });

  it('counts a whole line as not gone over', () =>
    expect(probabilityOver({ kind: 'poisson', mean: 6 }, 2)).toBeCloseTo(1 - Math.exp(-6) * 25, 12));
});

describe('the spread', () => {
  it('is Poisson unless counts spread clearly more', () => {
    const means = Array.from({ length: 400 }, () => 5);
    const wide = means.map((_, index) => (index % 2 === 0 ? 1 : 9));
    expect(chooseSpread(means, means).spread).toEqual({ kind: 'poisson' });
    // ((±4)² - 5) / 25 = .44
    expect(chooseSpread(means, wide).spread).toEqual({ kind: 'negative_binomial', dispersion: 25 / 11 });
  });
});

describe('phases', () => {
  it('choose the systems that forecast', () => {
    const ids = (phase: unknown) => activeSystems(strikeoutPhaseSchema.parse(phase)).map(({ id }) => id);
    expect(ids('v1_only')).toEqual(['league_average', 'v1_baseline']);
    expect(ids('rollback')).toEqual(ids('v1_only'));
    expect(ids('all')).toEqual([
      'league_average',
      'v1_baseline',
      'v1_6_rolling',
      'ensemble_v1',
      'poisson_glm',
    ]);
    expect(() => strikeoutPhaseSchema.parse('none')).toThrow();
  });
});
