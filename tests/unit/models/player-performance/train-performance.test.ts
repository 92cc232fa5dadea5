import { describe, expect, it } from 'vitest';
import { modelCardSchema } from '../../../../schemas/models.ts';
import { hashFeatureNames } from '../../../../shared/models/game-outcome/feature-vector.ts';
import {
  batterOutcomes,
  batterRowOf,
  performanceVersionOf,
  playerPerformance,
  readBatterRows,
  readStartedBatters,
  walkBatters,
} from '../../../../shared/models/player-performance/index.ts';
import { playerTrainingSettingsSchema } from '../../../../shared/models/player-training.ts';
import { predictionSystems } from '../../../../shared/models/registry.ts';
import { madeUpStarts } from '../../../support/made-up-starts.ts';

const settings = playerTrainingSettingsSchema.parse({});
const batters = walkBatters(madeUpStarts({ seasons: [2014, 2015], days: 60 }), 'projected');
const outcome = playerPerformance.train(batters, settings);
if (outcome.kind !== 'trained') throw new Error(outcome.reason);
const { file, card, failures } = outcome.trained;
const model = playerPerformance.readModel(file);
const [batter] = batters.slice(-1);
if (batter === undefined) throw new Error('The made-up league has batters.');

describe('a stored batter', () => {
  it('comes back as he was, to the last digit', () => {
    const stored = batters.map((one) =>
      JSON.parse(JSON.stringify(batterRowOf(one, '2015-04-05T12:00:00.000Z'))),
    );
    expect(readBatterRows(stored)).toEqual(batters.map(({ knownOn: _, counts: __, ...facts }) => facts));
    const [hits, homeRuns, runsBattedIn, runs, strikeouts, walks] = batter.counts;
    const ended = {
      ...stored.at(-1),
      hits,
      home_runs: homeRuns,
      runs_batted_in: runsBattedIn,
      runs,
      strikeouts,
      walks,
    };
    expect(readStartedBatters([ended])[0]?.counts).toEqual(batter.counts);
    expect(() => readStartedBatters(stored.slice(0, 1))).toThrow(
      expect.objectContaining({ code: 'ROW_INVALID', message: expect.stringMatching(/Batter \d+ in game/) }),
    );
  });
});

describe('training of the models of batters', () => {
  it('judges every outcome beside the constant on the same batters, each before he was learned', () => {
    expect(failures).toEqual([]);
    expect(modelCardSchema.parse(card)).toMatchObject({
      model_system: 'player_performance',
      chosen_member: 'logistic',
      trained_through: '2015-05-30',
      holdout_from: '2015-05-07',
    });
    const members = card.metrics.map(({ member }) => member);
    expect(members.slice(0, 4)).toEqual(['logistic', 'constant', 'hits', 'hits_constant']);
    expect(card.metrics[0]?.games).toBe(card.metrics.slice(2).reduce((sum, { games }) => sum + games, 0) / 2);
  });

  it('gives the same bytes for the same batters, and others for others', () => {
    expect(playerPerformance.train(batters, settings)).toEqual(outcome);
    expect(performanceVersionOf(batters)).toBe(model.version);
    expect(performanceVersionOf(batters.slice(1))).not.toBe(model.version);
  });

  it('leaves out what is not to be tried, and says that there is too little to learn from', () => {
    const two = playerPerformance.train(batters, { ...settings, outcomes: ['hits', 'strikeouts'] });
    if (two.kind !== 'trained') throw new Error(two.reason);
    const read = playerPerformance.readModel(two.trained.file);
    expect([...playerPerformance.predict(read, batter).outcomes.keys()]).toEqual(['hits', 'strikeouts']);
    expect(playerPerformance.train(batters.slice(0, 1_000), settings)).toMatchObject({
      kind: 'too_little_data',
      reason: expect.stringMatching(/1000 batters to train on and 0 to judge by.*hits: .*too few/),
    });
    expect(playerPerformance.train([], settings).kind).toBe('too_little_data');
  });
});

describe('a forecast of a batter', () => {
  it('is of every outcome, and of none without a model', () => {
    const { outcomes } = playerPerformance.predict(model, batter);
    expect([...outcomes.keys()]).toEqual(batterOutcomes);
    for (const { mean, atLeastOne, atLeastTwo } of outcomes.values()) {
      expect(atLeastOne).toBeGreaterThan(0);
      expect(mean).toBeGreaterThanOrEqual(atLeastOne);
      expect(atLeastTwo).toBeLessThanOrEqual(atLeastOne);
    }
    const without = playerPerformance.predict(null, batter);
    expect(without.outcomes.size).toBe(0);
    expect(playerPerformance.explain(null, without)).toEqual([]);
  });

  it('has reasons that add up to the log odds of at least one', () => {
    const prediction = playerPerformance.predict(model, batter);
    const reasons = playerPerformance.explain(model, prediction);
    for (const [name, { atLeastOne }] of prediction.outcomes) {
      const own = reasons.filter((reason) => reason.outcome === name);
      const sum = own.reduce((all, { contribution }) => all + contribution, 0);
      expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(atLeastOne, 10);
    }
  });
});

describe('a model file of batters', () => {
  it('is refused when it is damaged or of other features', () => {
    const json = JSON.parse(file);
    const reading = (change: object) => () =>
      playerPerformance.readModel(JSON.stringify({ ...json, ...change }));
    const malformed = expect.objectContaining({ code: 'MODEL_MALFORMED' });
    const other = expect.objectContaining({ code: 'MODEL_FEATURES_MISMATCH' });
    expect(() => playerPerformance.readModel('{')).toThrow(malformed);
    expect(reading({ training_batters: 0 })).toThrow(malformed);
    expect(reading({ features: ['age'] })).toThrow(malformed);
    expect(reading({ features: ['age'], feature_hash: hashFeatureNames(['age']) })).toThrow(other);
    expect(reading({ outcomes: { hits: json.outcomes.strikeouts } })).toThrow(other);
  });
});

it('every system has a name and features of its own', () => {
  expect(predictionSystems.map(({ id }) => id)).toEqual([
    'game_outcome',
    'game_outcome_with_open_line',
    'pitcher_strikeouts',
    'player_performance',
  ]);
  for (const { features, target } of predictionSystems) {
    expect(new Set(features).size).toBe(features.length);
    expect(target).toMatch(/\.$/);
  }
});
