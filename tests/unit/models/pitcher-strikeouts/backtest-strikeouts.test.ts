import { describe, expect, it } from 'vitest';
import { HanksTankError } from '../../../../shared/domain/errors.ts';
import { refitStretches } from '../../../../shared/domain/history/refit-stretches.ts';
import { ensembleV1 } from '../../../../shared/models/pitcher-strikeouts/ensemble-v1.ts';
import {
  backtestStrikeouts,
  type FittedSystem,
  forecastSystems,
  scoreStrikeouts,
  strikeoutSystemIds,
  strikeoutSystems,
  walkStarts,
} from '../../../../shared/models/pitcher-strikeouts/index.ts';
import { leagueAverage } from '../../../../shared/models/pitcher-strikeouts/league-average.ts';
import { poissonGlm } from '../../../../shared/models/pitcher-strikeouts/poisson-glm.ts';
import { datasetOf, featurePlaces } from '../../../../shared/models/pitcher-strikeouts/starts-dataset.ts';
import { madeUpStarts } from '../../../support/made-up-starts.ts';

const league = madeUpStarts({ seasons: [2014, 2015], days: 70 });
const backtest = backtestStrikeouts(league, { seasons: [2015] });

describe('the refits of a season', () => {
  it('are at its start and at the first game of every month', () =>
    expect(
      refitStretches(2015, ['2015-05-02', '2015-04-06', '2015-04-30', '2015-05-31', '2015-04-06']),
    ).toEqual([
      { season: 2015, from: '2015-04-06', to: '2015-04-30', opensSeason: true },
      { season: 2015, from: '2015-05-02', to: '2015-05-31', opensSeason: false },
    ]));
});

describe('a backtest', () => {
  it('forecasts every start by every system', () => {
    expect(backtest.failures).toEqual([]);
    expect(backtest.systemIds).toEqual(strikeoutSystemIds);
    expect(backtest.starts).toHaveLength(league.games.length);
    for (const { means, distributions, line } of backtest.starts) {
      expect(Object.keys(means)).toEqual([...strikeoutSystemIds]);
      expect(distributions.poisson_glm?.mean).toBe(means.poisson_glm);
      expect(line % 1).toBe(0.5);
    }
  });

  it('fits trees once and the regression every month, on what was known before', () => {
    const facts = (id: string) =>
      backtest.refits.filter(({ systemId }) => systemId === id).map(({ asOf, starts }) => [asOf, starts]);
    const all = 2 * league.games.filter(({ season }) => season === 2014).length;
    expect(facts('v1_baseline')).toEqual([['2015-04-01', all]]);
    expect(facts('poisson_glm').map(([asOf]) => asOf)).toEqual(['2015-04-01', '2015-05-01', '2015-06-01']);
    for (const { lastDate, asOf, dispersion } of backtest.refits) {
      expect(lastDate !== null && lastDate < asOf).toBe(true);
      expect(dispersion?.z).toBeTypeOf('number');
    }
  });

  it('is the same twice', () => expect(backtestStrikeouts(league, { seasons: [2015] })).toEqual(backtest));

  it('does not see what comes after a start', () => {
    const cut = '2015-05-20';
    const games = league.games.filter(({ gameDate }) => gameDate < cut);
    const shorter = backtestStrikeouts({ ...league, games }, { seasons: [2015], systems: [poissonGlm] });
    const means = new Map(
      backtest.starts.map(({ gamePk, isHome, means: own }) => [`${gamePk}${isHome}`, own]),
    );
    for (const { gamePk, isHome, means: own } of shorter.starts)
      expect(own.poisson_glm).toBe(means.get(`${gamePk}${isHome}`)?.poisson_glm);
  });

  it('scores all systems on the same starts', () => {
    const scores = scoreStrikeouts(backtest, 2015);
    expect(scores.map(({ systemId }) => systemId)).toEqual([...strikeoutSystemIds]);
    for (const score of scores) {
      expect(score.starts).toBe(backtest.starts.length);
      expect(score.meanAbsoluteError).toBeGreaterThan(0);
      expect(score.logLikelihood).toBeLessThan(0);
      expect(score.linesCalibrationError).toBeLessThan(0.2);
    }
    expect(scores.at(-1)?.againstChosen.mean).toBe(0);
    expect(scoreStrikeouts(backtest, 1999)).toEqual([]);
  });

  it('names a system that fails, and goes on with the others', () => {
    const broken: FittedSystem = {
      ...leagueAverage,
      id: 'v1_baseline',
      train: () => {
        throw new HanksTankError('FEATURES_INVALID', 'It cannot learn.');
      },
    };
    const mute: FittedSystem = { ...leagueAverage, id: 'v1_6_rolling', read: () => () => Number.NaN };
    const result = backtestStrikeouts(league, {
      seasons: [2015],
      systems: [leagueAverage, broken, mute, ensembleV1, poissonGlm],
    });
    expect(Object.keys(result.starts[0]?.means ?? {})).toEqual(['league_average', 'poisson_glm']);
    const reasons = result.failures.map(({ systemId, reason }) => `${systemId}: ${reason}`);
    expect(reasons).toContain('v1_baseline: It cannot learn.');
    expect(reasons).toContain('v1_baseline: it has no model');
    expect(reasons.some((reason) => reason.startsWith('ensemble_v1: '))).toBe(true);
    expect(result.failures.find(({ systemId }) => systemId === 'ensemble_v1')?.starts).toBeGreaterThan(100);
    expect(scoreStrikeouts(result).map(({ systemId }) => systemId)).toEqual([
      'league_average',
      'poisson_glm',
    ]);
  });

  it('has the yardstick alone when nothing can be learned yet', () => {
    const result = backtestStrikeouts(league, { seasons: [2014], phase: 'v1_only' });
    expect(Object.keys(result.starts[0]?.means ?? {})).toEqual(['league_average']);
    expect(result.failures[0]?.reason).toContain('too few');
  });
});

describe('a system', () => {
  const starts = walkStarts(league);

  it('is its text: the same starts give the same, and reading it gives the forecasts', () => {
    for (const system of strikeoutSystems) {
      if (system.kind === 'combined') continue;
      const text = system.train(starts, 2016);
      expect(system.train(starts, 2016)).toBe(text);
      const [start] = starts.slice(-1);
      if (start === undefined) throw new Error('The made-up league has starts.');
      expect(system.read(text)(start)).toBe(system.read(text)(start));
      expect(system.read(text)(start)).toBeGreaterThan(0);
    }
  });

  it('weighs a season half as much as the one two years later', () => {
    const { weights, offsets } = datasetOf(starts, 2016, ['age']);
    expect([weights[0], weights.at(-1)]).toEqual([0.5, Math.SQRT1_2]);
    expect(offsets[0]).toBe(Math.log(starts[0]?.leagueStrikeouts ?? 0));
    expect(() => featurePlaces(['none'])).toThrow(/none/);
  });

  it('without a model is named', () =>
    expect(
      starts.slice(0, 1).map((start) => forecastSystems([poissonGlm], new Map(), start).failures),
    ).toEqual([[{ systemId: 'poisson_glm', reason: 'it has no model' }]]));
});

describe('the first ensemble', () => {
  const combine = (baseline: number, rolling: number) =>
    ensembleV1.combine(
      new Map([
        ['v1_baseline', baseline],
        ['v1_6_rolling', rolling],
      ]),
    );

  it('divides its weights by their sum', () => {
    expect(combine(5, 5).mean).toBeCloseTo(5, 12);
    expect(combine(4, 6).mean).toBeCloseTo((0.3 * 4 + 0.5 * 6) / 0.8, 12);
  });

  it('trusts agreement, and distrusts disagreement', () => {
    expect(combine(5, 5.9).confidenceFactor).toBe(1.1);
    expect(combine(5, 6).confidenceFactor).toBe(1);
    expect(combine(5, 7).confidenceFactor).toBe(1);
    expect(combine(5, 7.1).confidenceFactor).toBe(0.85);
  });

  it('needs both members', () => expect(() => ensembleV1.combine(new Map())).toThrow(/v1_baseline/));
});
