import { describe, expect, it } from 'vitest';
import type { MemberMetrics } from '../../../schemas/models.ts';
import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import { brierScore } from '../../../shared/domain/statistics/probability-scores.ts';
import { assembleGameFeatures } from '../../../shared/models/game-outcome/assemble-features.ts';
import { type Examination, examineGames } from '../../../shared/models/game-outcome/examine-games.ts';
import { gameOutcome } from '../../../shared/models/game-outcome/index.ts';
import { writeGameOutcomeModel } from '../../../shared/models/game-outcome/model-file.ts';
import { chooseMember } from '../../../shared/models/game-outcome/score-members.ts';
import type { TrainedGameOutcome } from '../../../shared/models/game-outcome/train-game-outcome.ts';
import { readTrainingRows, type TrainingGame } from '../../../shared/models/game-outcome/training-row.ts';
import {
  type TrainingSettings,
  trainingSettingsSchema,
} from '../../../shared/models/game-outcome/training-settings.ts';
import type { TunedParameters } from '../../../shared/models/game-outcome/tune-parameters.ts';
import { predictionSystems } from '../../../shared/models/registry.ts';
import type { SqlRow } from '../../../shared/ports/warehouse.ts';
import { ordinaryLeague, outcomeWorld, starterRow, teamRow } from '../../support/outcome-world.ts';

const settings = trainingSettingsSchema.parse({});

function train(rows: readonly SqlRow[], change: Partial<TrainingSettings> = {}): TrainedGameOutcome {
  const outcome = gameOutcome.train(readTrainingRows(rows), { ...settings, ...change });
  if (outcome.kind !== 'trained') throw new Error(outcome.reason);
  return outcome.trained;
}

function examine(games: readonly TrainingGame[], known: TunedParameters | null = null): Examination {
  const outcome = examineGames(games, settings, known);
  if (outcome.kind !== 'examined') throw new Error(outcome.reason);
  return outcome.examination;
}

const metricsOf = (trained: TrainedGameOutcome, member: string): MemberMetrics => {
  const found = trained.metrics.find((metrics) => metrics.member === member);
  if (found === undefined) throw new Error(`no metrics of ${member}`);
  return found;
};

describe('training the game outcome model', () => {
  it('finds what starters add and beats Elo and the constant, close to the truth', () => {
    const world = outcomeWorld({ seed: 7, days: 120, starterEffect: 1.5 });
    const trained = train(world.rows);
    expect(trained.file.member).not.toBe('elo');
    const chosen = metricsOf(trained, trained.file.member);
    expect(chosen.brier).toBeLessThan(metricsOf(trained, 'elo').brier - 0.02);
    expect(chosen.brier).toBeLessThan(metricsOf(trained, 'constant').brier - 0.02);
    const outcomes = examine(readTrainingRows(world.rows)).outcomes;
    expect(outcomes).toHaveLength(chosen.games);
    const truth = brierScore(world.truth.slice(-outcomes.length), outcomes);
    expect(chosen.brier).toBeLessThan(truth + 0.01);
  });

  it('serves Elo when Elo is all there is to know', () => {
    const { rows } = outcomeWorld({ seed: 9, days: 60, starterEffect: 0 });
    expect(train(rows).file.member).toBe('elo');
    const { candidates, outcomes } = examine(readTrainingRows(rows));
    expect(chooseMember(candidates, outcomes, 2).reason).toMatch(
      /logistic does not beat elo .* trees does not beat elo/,
    );
  });

  it('is deterministic to the byte, and its version names the last date and the rows', () => {
    const { rows } = outcomeWorld({ seed: 5, days: 40, starterEffect: 1.5 });
    const first = train(rows);
    expect(writeGameOutcomeModel(train(structuredClone(rows)).file)).toBe(writeGameOutcomeModel(first.file));
    expect(first.file.model_version).toBe(`20260504-${first.rowsHash.slice(0, 8)}`);
    expect(first.file.trained_through).toBe('2026-05-04');
  });

  it('chooses and measures without a look at the held-out games', () => {
    const { rows } = outcomeWorld({ seed: 5, days: 40, starterEffect: 1.5 });
    const before = train(rows);
    const swapped = rows.map((row) =>
      String(row['feature_date']) >= before.holdoutFrom
        ? { ...row, home_score: row['away_score'] ?? 0, away_score: row['home_score'] ?? 0 }
        : row,
    );
    const after = train(swapped);
    expect(after.tuned).toEqual(before.tuned);
    expect(after.judgedFrom).toBe(before.judgedFrom);
    const [was, is] = [rows, swapped].map((all) => examine(readTrainingRows(all)));
    expect(is?.candidates).toEqual(was?.candidates);
    expect(is?.outcomes.map((won) => 1 - won).slice(-before.holdout.length)).toEqual(
      was?.outcomes.slice(-before.holdout.length),
    );
  });

  it('forecasts a step with nothing of it or later, neither fits nor tuned parameters', () => {
    const { rows } = outcomeWorld({ seed: 5, days: 40, starterEffect: 1.5 });
    const cut = '2026-04-24';
    const turned = rows.map((row) =>
      String(row['feature_date']) >= cut
        ? { ...row, home_score: row['away_score'] ?? 0, away_score: row['home_score'] ?? 0 }
        : row,
    );
    const [was, is] = [rows, turned].map((all) => examine(readTrainingRows(all)));
    // 34 dates before the holdout: 14 warm up, steps of 5 begin on day 15, 20, 25 and 30; the last of them on the cut.
    const before = was?.outOfSample.filter(({ date }) => date < cut).length ?? 0;
    expect(before).toBe(2 * 5 * 15);
    for (const [index, { member, probabilities }] of (was?.candidates ?? []).entries()) {
      expect(is?.candidates[index]?.probabilities.slice(0, before + 5 * 15), member).toEqual(
        probabilities.slice(0, before + 5 * 15),
      );
      if (member !== 'elo')
        expect(is?.candidates[index]?.probabilities.slice(before + 5 * 15)).not.toEqual(
          probabilities.slice(before + 5 * 15),
        );
    }
  });

  it('takes parameters from before as they are', () => {
    const games = readTrainingRows(outcomeWorld({ seed: 5, days: 40, starterEffect: 1.5 }).rows);
    const known = { logisticLambda: 777, treeRounds: 3, totalRunsLambda: 888 };
    const { tuned, judged } = examine(games, known);
    expect(tuned).toEqual(known);
    expect(judged.get('logistic')).toMatchObject({ correction: { lambda: 777 } });
    expect(judged.get('trees')).toMatchObject({ ensemble: { treeCount: 3 } });
  });

  it('reports all members on the same held-out games with paired differences to the chosen one', () => {
    const trained = train(outcomeWorld({ seed: 7, days: 60, starterEffect: 1.5 }).rows);
    expect(trained.metrics.map(({ member }) => member)).toEqual(['constant', 'elo', 'logistic', 'trees']);
    // 51 dates before the holdout of 9: 20 warm up, the first of four steps of 8 tunes only.
    expect(new Set(trained.metrics.map(({ games }) => games))).toEqual(new Set([(23 + 9) * 15]));
    expect(trained.judgedFrom).toBe('2026-04-23');
    const chosen = metricsOf(trained, trained.file.member);
    expect(chosen.brier_minus_chosen).toBe(0);
    const constant = metricsOf(trained, 'constant');
    expect(constant.brier_minus_chosen).toBeCloseTo(constant.brier - chosen.brier, 12);
    expect(constant.brier_minus_chosen_standard_error).toBeGreaterThan(0);
    expect(trained.runsMetrics.map(({ forecast, games }) => [forecast, games])).toEqual([
      ['league_mean', trained.holdout.length],
      ['model', trained.holdout.length],
    ]);
    for (const metrics of trained.runsMetrics) {
      expect(metrics.team_mean_absolute_error).toBeGreaterThan(0.5);
      expect(metrics.team_mean_absolute_error).toBeLessThan(4);
      expect(metrics.total_deviance).toBeGreaterThan(0);
    }
  });

  it.each([
    ['too few games to train on', { trainingGamesMin: 1_000 }],
    ['too few held-out games', { holdoutGamesMin: 1_000 }],
  ])('says so when there are %s', (_, change) => {
    const games = readTrainingRows(outcomeWorld({ seed: 1, days: 20 }).rows);
    const outcome = gameOutcome.train(games, { ...settings, ...change });
    expect(outcome).toEqual({
      kind: 'too_little_data',
      reason: expect.stringMatching(/255 finished games to train on and 45 to judge by/),
    });
  });

  it('says so when nothing was played', () => {
    expect(gameOutcome.train([], settings).kind).toBe('too_little_data');
  });

  it('serves trees when only they can see the pattern', () => {
    // Who wins depends on the product of two signs: nothing linear sees it.
    const rows = outcomeWorld({ seed: 11, days: 150 }).rows.map((row) => {
      const isHome =
        Number(row['bullpen_pitches_3d_difference']) * Number(row['starter_fip_365d_difference']) > 0;
      return { ...row, home_score: isHome ? 5 : 2, away_score: isHome ? 2 : 5 };
    });
    const trained = train(rows, { trees: { ...settings.trees, colsampleByTree: 1 } });
    expect(trained.file.member).toBe('trees');
    const model = gameOutcome.readModel(writeGameOutcomeModel(trained.file));
    expect(model.member.name).toBe('trees');
  });
});

describe('what cannot leak', () => {
  it('is a result planted among the columns of a training row', () => {
    const planted = outcomeWorld({ seed: 1, days: 1, gamesPerDay: 1 }).rows.map((row) => ({
      ...row,
      home_win: Number(row['home_score']) > Number(row['away_score']) ? 1 : 0,
    }));
    expect(() => readTrainingRows(planted)).toThrow(/home_win/);
  });

  it('is a result planted in the entity rows: the vector has the declared features and nothing moves them', () => {
    const entities = {
      home: teamRow(147),
      away: teamRow(111),
      homeStarter: starterRow(1),
      awayStarter: starterRow(2),
      league: ordinaryLeague,
    };
    const result = { home_score: 9, away_score: 1, is_complete: true, winning_pitcher_id: 1 };
    const features = assembleGameFeatures(entities);
    const planted = assembleGameFeatures({
      ...entities,
      home: { ...entities.home, ...result },
      away: { ...entities.away, ...result },
      homeStarter: { ...entities.homeStarter, ...result },
    });
    expect(planted).toEqual(features);
    expect(Object.keys(features)).toEqual([...gameFeatureNames]);
  });

  it('is the score itself: turning all results round leaves every input as it was', () => {
    const { rows } = outcomeWorld({ seed: 4, days: 3 });
    const turned = rows.map((row) => ({
      ...row,
      home_score: row['away_score'] ?? 0,
      away_score: row['home_score'] ?? 0,
    }));
    expect(readTrainingRows(turned).map(({ vector }) => vector)).toEqual(
      readTrainingRows(rows).map(({ vector }) => vector),
    );
  });
});

describe('the list of prediction systems', () => {
  it('has each system once, with its features', () => {
    expect(new Set(predictionSystems.map(({ id }) => id)).size).toBe(predictionSystems.length);
    expect(gameOutcome.features).toEqual(gameFeatureNames);
    expect(gameOutcome.target).toMatch(/home team wins/);
  });
});
