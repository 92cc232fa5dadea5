import { describe, expect, it } from 'vitest';
import { backtestGames } from '../../../../shared/models/game-outcome/backtest/index.ts';
import { blendFileOf } from '../../../../shared/models/game-outcome/blend/blend-file.ts';
import {
  type BlendModel,
  blendProbability,
  explainBlend,
} from '../../../../shared/models/game-outcome/blend/blend-model.ts';
import { logitOf } from '../../../../shared/models/game-outcome/blend/logit.ts';
import { rollBlend } from '../../../../shared/models/game-outcome/blend/roll-blend.ts';
import { expectedRunsOf } from '../../../../shared/models/game-outcome/blend/team-runs.ts';
import { examineGames } from '../../../../shared/models/game-outcome/examine-games.ts';
import { historyFeatureNames } from '../../../../shared/models/game-outcome/history/features.ts';
import { historyVector, runVectors } from '../../../../shared/models/game-outcome/history/game-facts.ts';
import { gameOutcome } from '../../../../shared/models/game-outcome/index.ts';
import {
  type GameOutcomeModelFile,
  readGameOutcomeModel,
  writeGameOutcomeModel,
} from '../../../../shared/models/game-outcome/model-file.ts';
import { memberProbability } from '../../../../shared/models/game-outcome/outcome-member.ts';
import { fitExamined } from '../../../../shared/models/game-outcome/train-game-outcome.ts';
import { hashTrainingGames, type TrainingGame } from '../../../../shared/models/game-outcome/training-row.ts';
import { trainingSettingsSchema } from '../../../../shared/models/game-outcome/training-settings.ts';
import { trainingGamesOf } from '../../../support/history-training-games.ts';
import { madeUpLeague } from '../../../support/made-up-league.ts';
import { ordinaryLeague, starterRow, teamRow } from '../../../support/outcome-world.ts';

const settings = trainingSettingsSchema.parse({ trees: { rounds: 30, earlyStoppingRounds: 5 } });
const tuned = { logisticLambda: 1_000, treeRounds: 5, totalRunsLambda: 1_000 };
const history = madeUpLeague({ seasons: [2013, 2014, 2015], days: 130 });
const games = trainingGamesOf(history);

function examine(of: readonly TrainingGame[]) {
  const outcome = examineGames(of, settings, tuned);
  if (outcome.kind !== 'examined') throw new Error(outcome.reason);
  return outcome.examination;
}
const examination = examine(games);
const trained = fitExamined(examination, 'blend');
const text = writeGameOutcomeModel(trained.file);
const model = readGameOutcomeModel(text);
const [game] = games.slice(-1);
if (game?.facts === undefined || game.facts === null || trained.file.blend === null)
  throw new Error('The last game needs facts and the file a blend.');
const { facts } = game;
const file = trained.file;
const blendFile = trained.file.blend;

function blendOf({ member }: typeof model): BlendModel {
  if (member.name !== 'blend') throw new Error(`${member.name} is no blend`);
  return member.blend;
}
const blend = blendOf(model);
const vectorOf = ({ facts: known }: TrainingGame): Float64Array => {
  if (known === null) throw new Error('no facts');
  return historyVector(known);
};
const logOddsOf = (probability: number) => Math.log(probability / (1 - probability));

describe('the blend as a candidate', () => {
  const forecastOf = (of: ReturnType<typeof examine>) =>
    of.candidates.find(({ member }) => member === 'blend')?.probabilities;

  it('speaks of games once 400 after the first season could be learned from', () => {
    const [first] = forecastOf(examination) ?? [];
    expect(first).not.toBeUndefined();
    // 1,563 games, of which the first season warms up: the steps begin in the second one.
    const spoken = (forecastOf(examination) ?? []).filter((probability) => !Number.isNaN(probability));
    expect(spoken.length).toBeGreaterThan(300);
    expect(trained.gamesWithFacts).toBe(games.length);
    expect(trained.metrics.map(({ member }) => member)).toEqual([
      'constant',
      'elo',
      'logistic',
      'trees',
      'blend',
    ]);
    expect(new Set(trained.metrics.map((metrics) => metrics.games))).toEqual(new Set([spoken.length]));
  });

  it('is none with facts of one season alone, or without any', () => {
    const last = games.map((each) => (each.date < '2015' ? { ...each, facts: null } : each));
    expect(forecastOf(examine(last))).toBeUndefined();
    const without = examine(games.map((each) => ({ ...each, facts: null })));
    expect(forecastOf(without)).toBeUndefined();
    expect(without.fitBlend()).toBeNull();
    expect(() => fitExamined(without, 'blend')).toThrow(
      expect.objectContaining({ code: 'FEATURES_INVALID' }),
    );
  });

  it('forecasts what the backtest forecasts when it is fitted at the same dates', () => {
    const months = ['2014', '2015'].flatMap((year) =>
      ['04', '05', '06', '07', '08'].map((m) => `${year}-${m}-01`),
    );
    const { forecasts } = rollBlend(games, months);
    const backtest = backtestGames(history, { seasons: [2015], variant: 'no_market', lineups: 'actual' });
    const own = new Map(games.map(({ gamePk }, index) => [gamePk, forecasts[index]]));
    expect(backtest.forecasts.length).toBeGreaterThan(500);
    // A doubleheader's games stand in another order in the two, and so does the last bit of a sum.
    for (const { gamePk, homeWinProbability } of backtest.forecasts)
      expect(own.get(gamePk)).toBeCloseTo(homeWinProbability, 13);
  });

  it('does not know the games that it is judged by', () => {
    const swapped = games.map((each) =>
      each.date >= examination.holdoutFrom
        ? { ...each, homeRuns: each.awayRuns, awayRuns: each.homeRuns, linearWeightMargin: 0 }
        : each,
    );
    expect(forecastOf(examine(swapped))).toEqual(forecastOf(examination));
  });

  it('says what Elo says of a held-out game without facts', () => {
    const judged = examination.judged.get('blend');
    const elo = examination.judged.get('elo');
    if (judged === undefined || elo === undefined) throw new Error('not judged');
    const unknown = { ...game, facts: null };
    expect(memberProbability(judged, unknown)).toBe(memberProbability(elo, unknown));
  });
});

describe('a file with a blend', () => {
  it('has the same bytes for the same games, and another version without their facts', () => {
    expect(writeGameOutcomeModel(fitExamined(examine(structuredClone(games)), 'blend').file)).toBe(text);
    const without = games.map((each) => ({ ...each, facts: null }));
    expect(hashTrainingGames(without)).not.toBe(hashTrainingGames(games));
    const [head, ...rest] = games;
    if (head === undefined) throw new Error('no games');
    expect(hashTrainingGames([{ ...head, linearWeightMargin: 9 }, ...rest])).not.toBe(
      hashTrainingGames(games),
    );
  });

  it('predicts, once stored and read, to the bit what was fitted', () => {
    const fitted = examination.fitBlend();
    if (fitted === null) throw new Error('no blend');
    for (const each of games.slice(-200)) {
      const vector = vectorOf(each);
      expect(blendProbability(blend, vector)).toBe(blendProbability(fitted, vector));
      if (each.facts === null) continue;
      const rows = runVectors(each.facts);
      expect(expectedRunsOf(blend.teamRuns, blend.marginSlope, rows, 0.6)).toEqual(
        expectedRunsOf(fitted.teamRuns, fitted.marginSlope, rows, 0.6),
      );
    }
    expect(writeGameOutcomeModel({ ...file, blend: blendFileOf(blend) })).toBe(text);
  });

  const readChanged = (change: object) => () =>
    readGameOutcomeModel(JSON.stringify({ ...file, blend: { ...blendFile, ...change } }));
  const { gbdt, logit, margin, weights } = blendFile;
  it.each([
    ['without its blend', () => readGameOutcomeModel(JSON.stringify({ ...file, blend: null }))],
    ['cut in the middle', () => readGameOutcomeModel(text.slice(0, text.length / 2))],
    ['with damaged trees', readChanged({ gbdt: { ...gbdt, trees: gbdt.trees.slice(0, 300) } })],
    [
      'with trees of another objective',
      readChanged({ gbdt: { ...gbdt, trees: gbdt.trees.replaceAll('reg:squarederror', 'count:poisson') } }),
    ],
    ['with a weight too few', readChanged({ weights: { ...weights, weights: [1, 0] } })],
    ['with weights of other parts', readChanged({ weights: { ...weights, names: ['a', 'b', 'c'] } })],
    ['with a margin of another kind', readChanged({ margin: { ...margin, linear: logit } })],
    [
      'with a link of another kind',
      readChanged({ margin: { ...margin, link: { ...margin.link, link: 'log' } } }),
    ],
    ['with runs of another kind', readChanged({ team_runs: logit })],
    ['with a list that has another hash', readChanged({ history_features: { names: [], hash: 'f' } })],
    ['with a margin that favours the weaker team', readChanged({ margin_slope: -1 })],
    ['with a field too many', readChanged({ note: 'x' })],
    [
      'with a correction that turns it round',
      () => readGameOutcomeModel(JSON.stringify({ ...file, platt: { slope: -1, intercept: 0 } })),
    ],
  ])('is refused as malformed %s', (_, read) => {
    expect(read).toThrow(expect.objectContaining({ code: 'MODEL_MALFORMED' }));
  });

  const renamed = (linear: typeof logit) => ({
    ...linear,
    featureNames: linear.featureNames.map((name, index) => (index === 3 ? 'tomorrow' : name)),
  });
  it.each([
    ['of the margin', readChanged({ margin: { ...margin, linear: renamed(margin.linear) } })],
    ['of the logistic part', readChanged({ logit: renamed(logit) })],
    ['of the trees', readChanged({ gbdt: { ...gbdt, trees: gbdt.trees.replace('"elo"', '"tomorrow"') } })],
    ['of the runs', readChanged({ team_runs: renamed(blendFile.team_runs) })],
  ])('is refused when the features are others: those %s', (_, read) => {
    expect(read).toThrow(expect.objectContaining({ code: 'MODEL_FEATURES_MISMATCH' }));
  });
});

describe('the reasons of a blend', () => {
  it('add up to its log odds', () => {
    for (const each of games.slice(-200)) {
      const vector = vectorOf(each);
      const { baseline, shares } = explainBlend(blend, vector);
      const sum = shares.reduce((total, share) => total + share, baseline);
      expect(Math.abs(sum - logOddsOf(blendProbability(blend, vector)))).toBeLessThan(1e-9);
    }
  });

  it('are coefficients for the linear parts, and nothing of a part without a weight', () => {
    const alone = { ...blend, weights: { ...blend.weights, weights: [2, 0, 0] } };
    const vector = vectorOf(game);
    const { shares } = explainBlend(alone, vector);
    const { linear, link } = blend.parts.margin;
    const slope = (link.coefficients[0] ?? 0) / (link.standardiser.deviations[0] ?? 0);
    historyFeatureNames.forEach((_, index) => {
      const { means, deviations } = linear.standardiser;
      const runs =
        ((linear.coefficients[index] ?? 0) * ((vector[index] ?? 0) - (means[index] ?? 0))) /
        (deviations[index] ?? 1);
      expect(shares[index]).toBeCloseTo(2 * slope * runs, 12);
    });
  });

  it('leave what the trees start from in the baseline: an input that no tree asks about moves nothing', () => {
    const treesOnly = { ...blend, weights: { ...blend.weights, weights: [0, 0, 1] } };
    const { baseline, shares } = explainBlend(treesOnly, vectorOf(game));
    const moved = shares.reduce((total, share) => total + Math.abs(share), 0);
    expect(moved).toBeGreaterThan(0);
    const { link } = blend.parts.gbdt;
    const { expectedMargin } = blend.parts.gbdt.ensemble;
    const slope = (link.coefficients[0] ?? 0) / (link.standardiser.deviations[0] ?? 0);
    const mean = link.intercept + slope * (expectedMargin - (link.standardiser.means[0] ?? 0));
    // Float32 sums of 150 trees.
    expect(baseline).toBeCloseTo(mean + blend.weights.intercept, 5);
  });

  it('add up where a part is surer than the blend counts', () => {
    const { linear } = blend.parts.margin;
    const sure = { ...linear, coefficients: linear.coefficients.map((value) => value * 1_000) };
    const bold = { ...blend, parts: { ...blend.parts, margin: { ...blend.parts.margin, linear: sure } } };
    const vector = vectorOf(game);
    const { baseline, shares } = explainBlend(bold, vector);
    const sum = shares.reduce((total, share) => total + share, baseline);
    expect(Math.abs(logitOf(blendProbability(bold, vector)))).toBeGreaterThan(5);
    expect(sum).toBeCloseTo(logOddsOf(blendProbability(bold, vector)), 9);
  });

  it('are summed up in the card: mean sizes on the held-out games, largest first', () => {
    expect(trained.importance.map(({ feature }) => feature).toSorted()).toEqual(
      [...historyFeatureNames].toSorted(),
    );
    const sizes = trained.importance.map(({ mean_absolute_share }) => mean_absolute_share);
    expect(sizes).toEqual(sizes.toSorted((left, right) => right - left));
    expect(sizes[0]).toBeGreaterThan(0);
  });
});

describe('predicting with a blend', () => {
  const input = {
    home: teamRow(147, { elo_rating: 1540 }),
    away: teamRow(111, { elo_rating: 1490 }),
    homeStarter: starterRow(1),
    awayStarter: starterRow(2),
    league: ordinaryLeague,
    facts,
    openLine: null,
    marketMemory: null,
  };

  it('answers from the facts, with runs of its own', () => {
    const prediction = gameOutcome.predict(model, input);
    expect(prediction).toMatchObject({
      member: 'blend',
      modelVersion: file.model_version,
      fallbackReason: null,
      homeWinProbability: blendProbability(blend, historyVector(facts)),
    });
    const { home, away, marginInterval80 } = prediction.runs;
    expect(Math.sign(home - away)).toBe(Math.sign(prediction.homeWinProbability - 0.5));
    expect(marginInterval80.low).toBeLessThan(home - away);
    expect(marginInterval80.high).toBeGreaterThan(home - away);
  });

  it.each([
    ['as it is', null],
    ['with a correction', { slope: 0.8, intercept: 0.02 }],
  ])('gives reasons in words, value against value, that add up to its log odds (%s)', (_, platt) => {
    const own = { ...model, platt };
    const prediction = gameOutcome.predict(own, input);
    const reasons = gameOutcome.explain(own, prediction);
    const sum = reasons.reduce((total, { contribution }) => total + contribution, 0);
    expect(Math.abs(sum - logOddsOf(prediction.homeWinProbability))).toBeLessThan(1e-9);
    if (platt !== null)
      expect(logOddsOf(prediction.homeWinProbability)).toBeCloseTo(
        0.02 + 0.8 * logOddsOf(blendProbability(blend, historyVector(facts))),
        9,
      );
    const elo = reasons.find(({ feature }) => feature === 'elo');
    expect(elo?.value).toBeCloseTo(facts.home.elo - facts.away.elo, 12);
    expect(elo?.meaning).toMatch(
      /^Elo rating: home 1\d{3}, away 1\d{3} points\. Worth \d+\.\d points of win probability to the (home|away) team\.$/,
    );
    expect(reasons.find(({ feature }) => feature === 'starter_strength')?.meaning).toMatch(
      /^starter, filtered: home -?\d\.\d+, away -?\d\.\d+ runs\/game\. /,
    );
  });

  it('says that a value is not known', () => {
    const young = { ...facts, home: { ...facts.home, starterAge: Number.NaN } };
    const prediction = gameOutcome.predict(model, { ...input, facts: young });
    const age = gameOutcome.explain(model, prediction).find(({ feature }) => feature === 'starter_age');
    expect(age?.value).toBeNull();
    expect(age?.meaning).toMatch(/^age of the starter: home unknown, away \d\d\.\d years\./);
  });

  it('lets Elo answer without facts, and says so', () => {
    const prediction = gameOutcome.predict(model, { ...input, facts: null });
    expect(prediction).toMatchObject({
      member: 'elo',
      modelVersion: 'elo',
      homeWinProbability: prediction.eloHomeWinProbability,
      fallbackReason: expect.stringMatching(
        new RegExp(`^model ${file.model_version} needs .*: Elo answers$`),
      ),
    });
    expect(gameOutcome.explain(model, prediction).map(({ feature }) => feature)).toEqual([
      'elo_difference',
      'home_advantage',
    ]);
    expect(gameOutcome.predict(null, { ...input, facts: null }).fallbackReason).toBeNull();
  });
});

describe('a file of version 2', () => {
  it('is read as what it was: without a blend and without a correction', () => {
    const logistic = fitExamined(examination, 'logistic').file;
    const { blend: _blend, platt: _platt, ...rest } = logistic;
    const before = { ...rest, schema_version: 2 };
    const [now, then] = [logistic, before].map((each) => readGameOutcomeModel(JSON.stringify(each)));
    expect(then).toEqual(now);
    expect(then).toMatchObject({ member: { name: 'logistic' }, platt: null });
  });

  it.each([
    ['of a member that it did not have', { ...file, schema_version: 2 }],
    ['of a version that nobody wrote', { ...file, schema_version: 4 }],
    ['without its runs', { ...file, blend: null, member: 'elo' } satisfies GameOutcomeModelFile],
  ])('is refused %s', (_, changed) => {
    expect(() => readGameOutcomeModel(JSON.stringify(changed))).toThrow(
      expect.objectContaining({ code: 'MODEL_MALFORMED' }),
    );
  });
});
