import { describe, expect, it } from 'vitest';
import { modelCardSchema } from '../../../../schemas/models.ts';
import { pitcherStartFeatures } from '../../../../schemas/tables/player-features.ts';
import { withLineage } from '../../../../shared/domain/lineage.ts';
import { hashFeatureNames } from '../../../../shared/models/game-outcome/feature-vector.ts';
import {
  activeSystems,
  type FittedSystem,
  pitcherStrikeouts,
  readEndedStarts,
  readStartRows,
  startRowOf,
  strikeoutSystems,
  strikeoutVersionOf,
  walkStarts,
} from '../../../../shared/models/pitcher-strikeouts/index.ts';
import { UNTRAINED_VERSION } from '../../../../shared/models/pitcher-strikeouts/predict-start.ts';
import { playerTrainingSettingsSchema } from '../../../../shared/models/player-training.ts';
import { madeUpStarts } from '../../../support/made-up-starts.ts';

const settings = playerTrainingSettingsSchema.parse({});
const starts = walkStarts(madeUpStarts({ seasons: [2014, 2015], days: 60 }), 'projected');
const outcome = pitcherStrikeouts.train(starts, settings);
if (outcome.kind !== 'trained') throw new Error(outcome.reason);
const { file, card, failures } = outcome.trained;
const model = pitcherStrikeouts.readModel(file);
const [start] = starts.slice(-1);
if (start === undefined) throw new Error('The made-up league has starts.');

describe('a stored start', () => {
  it('comes back as it was, to the last digit', () => {
    const cutoff = '2015-04-05T12:00:00.000Z';
    const rows = starts.map((one) => startRowOf(one, cutoff));
    const stored = rows.map((row) => JSON.parse(JSON.stringify(row)));
    expect(readStartRows(stored)).toEqual(starts.map(({ knownOn: _, strikeouts: __, ...facts }) => facts));
    const ended = stored.map((row, index) => ({ ...row, strikeouts: starts[index]?.strikeouts ?? 0 }));
    expect(readEndedStarts(ended).at(-1)?.strikeouts).toBe(start.strikeouts);
    const lineage = { runId: 'r', source: 's', knownAt: cutoff, ingestedAt: cutoff };
    expect(pitcherStartFeatures.row.safeParse(withLineage(rows[0] ?? {}, lineage)).success).toBe(true);
    expect(() => readStartRows([{ ...stored[0], age: 'old' }])).toThrow(
      expect.objectContaining({
        code: 'ROW_INVALID',
        message: expect.stringMatching(/Start of pitcher .*age/s),
      }),
    );
  });
});

describe('training of the strikeout systems', () => {
  it('judges every system on the same starts beside the average, each before it was learned', () => {
    expect(failures).toEqual([]);
    expect(modelCardSchema.parse(card)).toMatchObject({
      model_system: 'pitcher_strikeouts',
      chosen_member: 'poisson_glm',
      trained_through: '2015-05-30',
      holdout_from: '2015-05-07',
    });
    expect(card.metrics.map(({ member }) => member)).toEqual(strikeoutSystems.map(({ id }) => id));
    expect(new Set(card.metrics.map(({ games }) => games)).size).toBe(1);
    expect(card.reason).toMatch(/log likelihood on \d+ starts.*poisson_glm .*league_average/);
  });

  it('gives the same bytes for the same starts, and others for others', () => {
    const again = pitcherStrikeouts.train(starts, settings);
    expect(again).toEqual(outcome);
    expect(strikeoutVersionOf(starts)).toBe(model.version);
    expect(strikeoutVersionOf(starts.slice(1))).not.toBe(model.version);
  });

  it('names a system that fails, and the others go on', () => {
    const broken: FittedSystem = {
      kind: 'fitted',
      id: 'v1_baseline',
      refit: 'season',
      features: [],
      train: () => {
        throw new Error('it is out of order');
      },
      read: () => () => 1,
    };
    const systems = strikeoutSystems.map((system) => (system.id === 'v1_baseline' ? broken : system));
    const result = pitcherStrikeouts.train(starts, { ...settings, systems });
    if (result.kind !== 'trained') throw new Error(result.reason);
    expect(result.trained.failures).toEqual([{ member: 'v1_baseline', reason: 'it is out of order' }]);
    const { forecasts, failures: silent } = pitcherStrikeouts.predict(
      pitcherStrikeouts.readModel(result.trained.file),
      { start },
    );
    expect(forecasts.map(({ systemId }) => systemId)).toEqual([
      'league_average',
      'v1_6_rolling',
      'poisson_glm',
    ]);
    expect(silent.map(({ systemId }) => systemId)).toEqual(['v1_baseline', 'ensemble_v1']);
  });

  it('chooses the best of what there is where the chosen system is not, and keeps back what is no better than the average', () => {
    const result = pitcherStrikeouts.train(starts, { ...settings, systems: activeSystems('v1_only') });
    if (result.kind !== 'trained') throw new Error(result.reason);
    expect(result.trained.card.chosen_member).toBe('v1_baseline');
    // In this league pitchers differ by chance alone: 25 trees of noise are no better than the average.
    expect(result.trained.card).toMatchObject({
      decision: 'kept',
      reason: expect.stringMatching(/no better than the average/),
    });
  });

  it('says that there is too little to learn from', () => {
    expect(pitcherStrikeouts.train(starts.slice(0, 200), settings)).toMatchObject({
      kind: 'too_little_data',
      reason: expect.stringMatching(/200 starts to train on and 0 to judge by.*too few to learn from/),
    });
    expect(pitcherStrikeouts.train([], settings).kind).toBe('too_little_data');
  });
});

describe('a forecast of a start', () => {
  it('comes from every system, held against the usual line', () => {
    const { forecasts, failures: silent } = pitcherStrikeouts.predict(model, { start });
    expect(silent).toEqual([]);
    expect(forecasts.map(({ systemId }) => systemId)).toEqual(strikeoutSystems.map(({ id }) => id));
    for (const { line, edge, mean, recommendation } of forecasts) {
      expect(line).toBe(Math.floor(start.usualStrikeouts) + 0.5);
      expect(edge).toBeCloseTo(mean - (line ?? 0), 12);
      expect(['OVER', 'UNDER', 'PASS']).toContain(recommendation);
    }
  });

  it('may be of another line, with other settings', () => {
    const { forecasts } = pitcherStrikeouts.predict(model, {
      start,
      line: 0.5,
      settings: { minEdge: 0.1, minConfidence: 0 },
    });
    expect(forecasts.every(({ recommendation }) => recommendation === 'OVER')).toBe(true);
  });

  it('is the average while nothing is trained, and says of the others that they have no model', () => {
    const { forecasts, failures: silent } = pitcherStrikeouts.predict(null, { start });
    expect(forecasts.map(({ systemId, mean }) => [systemId, mean])).toEqual([
      ['league_average', start.leagueStrikeouts],
    ]);
    expect(silent).toHaveLength(strikeoutSystems.length - 1);
    expect(pitcherStrikeouts.explain(null, { start, forecasts, failures: silent })).toEqual([]);
    expect(UNTRAINED_VERSION).toBe('untrained');
  });

  it('has reasons that add up to the log of the mean', () => {
    const prediction = pitcherStrikeouts.predict(model, { start });
    const reasons = pitcherStrikeouts.explain(model, prediction);
    const sum = reasons.reduce((all, { contribution }) => all + contribution, 0);
    const mean = prediction.forecasts.find(({ systemId }) => systemId === 'poisson_glm')?.mean ?? 0;
    expect(Math.exp(sum)).toBeCloseTo(mean, 10);
    expect(reasons.find(({ feature }) => feature === 'umpire_k')?.meaning).toMatch(/umpire/);
    expect(reasons).toHaveLength(35);
  });
});

describe('a model file of strikeouts', () => {
  it('is refused when it is damaged or of other features', () => {
    const code = (text: string): string => {
      try {
        pitcherStrikeouts.readModel(text);
        return 'none';
      } catch (error) {
        return (error as { code: string }).code; // Every error of the product has one.
      }
    };
    const json = JSON.parse(file);
    expect(code('{')).toBe('MODEL_MALFORMED');
    expect(code(JSON.stringify({ ...json, features: ['age'] }))).toBe('MODEL_MALFORMED');
    expect(code(JSON.stringify({ ...json, trained_through: 'yesterday' }))).toBe('MODEL_MALFORMED');
    expect(code(JSON.stringify({ ...json, systems: {} }))).toBe('MODEL_MALFORMED');
    const other = { features: ['age'], feature_hash: hashFeatureNames(['age']) };
    expect(code(JSON.stringify({ ...json, ...other }))).toBe('MODEL_FEATURES_MISMATCH');
  });

  it('goes on without a system that cannot be read', () => {
    const json = JSON.parse(file);
    json.systems.poisson_glm.model = '{}';
    const read = pitcherStrikeouts.readModel(JSON.stringify(json));
    expect(read.failures).toMatchObject([{ systemId: 'poisson_glm' }]);
    expect(read.regression).toBeNull();
    const { forecasts } = pitcherStrikeouts.predict(read, { start });
    expect(forecasts).toHaveLength(strikeoutSystems.length - 1);
  });
});
