import { describe, expect, it } from 'vitest';
import { gameFactNames } from '../../../schemas/tables/advanced-features.ts';
import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import { assembleGameFeatures } from '../../../shared/models/game-outcome/assemble-features.ts';
import { fitCorrection, fitTrees } from '../../../shared/models/game-outcome/fit-members.ts';
import { gameOutcome } from '../../../shared/models/game-outcome/index.ts';
import type { GameOutcomeModelFile } from '../../../shared/models/game-outcome/model-file.ts';
import { trainGameOutcome } from '../../../shared/models/game-outcome/train-game-outcome.ts';
import { readTrainingRows } from '../../../shared/models/game-outcome/training-row.ts';
import { trainingSettingsSchema } from '../../../shared/models/game-outcome/training-settings.ts';
import { ordinaryLeague, outcomeWorld, starterRow, teamRow } from '../../support/outcome-world.ts';

const games = readTrainingRows(outcomeWorld({ seed: 2, days: 30, starterEffect: 1 }).rows);
const settings = trainingSettingsSchema.parse({});
const outcome = trainGameOutcome(games, settings);
if (outcome.kind !== 'trained') throw new Error(outcome.reason);
const base = outcome.trained.file;
const read = (change: Partial<GameOutcomeModelFile>) =>
  gameOutcome.readModel(JSON.stringify({ ...base, ...change }));
const models = {
  none: null,
  elo: read({ member: 'elo', correction: null, trees: null }),
  logistic: read({ member: 'logistic', correction: fitCorrection(games, 100), trees: null }),
  trees: read({ member: 'trees', correction: null, trees: fitTrees(games, 60, settings) }),
};
const everyModel = Object.entries(models);

const input = {
  home: teamRow(147, { elo_rating: 1540 }),
  away: teamRow(111, { elo_rating: 1490 }),
  homeStarter: starterRow(1, { strikeouts_365d: 210 }),
  awayStarter: starterRow(2, { strikeouts_365d: 120 }),
  league: ordinaryLeague,
  facts: null,
  openLine: null,
  marketMemory: null,
};
const logOdds = (probability: number) => Math.log(probability / (1 - probability));

describe('predicting a game', () => {
  it('by Elo follows the published formula', () => {
    const expected = 1 / (1 + 10 ** (-(1540 - 1490 + 24) / 400));
    const prediction = gameOutcome.predict(null, input);
    expect(prediction.homeWinProbability).toBeCloseTo(expected, 12);
    expect(prediction.eloHomeWinProbability).toBe(prediction.homeWinProbability);
    expect(prediction.modelVersion).toBe('elo');
    expect(prediction.member).toBe('elo');
  });

  it('by Elo shifts the league mean of runs towards the favourite', () => {
    const { runs } = gameOutcome.predict(null, input);
    expect(runs.home).toBeGreaterThan(ordinaryLeague.runs_per_team_game);
    expect((runs.home + runs.away) / 2).toBeCloseTo(ordinaryLeague.runs_per_team_game, 10);
    // 74 Elo points are log odds of 0.43, and a unit of log odds is worth two runs.
    expect(runs.home - runs.away).toBeCloseTo((2 * 74 * Math.LN10) / 400, 10);
  });

  it.each(everyModel)('gives reasons that add up to its log odds (%s)', (_, model) => {
    const prediction = gameOutcome.predict(model, input);
    const reasons = gameOutcome.explain(model, prediction);
    const sum = reasons.reduce((total, { contribution }) => total + contribution, 0);
    expect(sum).toBeCloseTo(logOdds(prediction.homeWinProbability), 5);
    const sizes = reasons.map(({ contribution }) => Math.abs(contribution));
    expect(sizes).toEqual(sizes.toSorted((left, right) => right - left));
  });

  it.each(everyModel)('keeps its margin interval around the expected margin (%s)', (_, model) => {
    const { runs } = gameOutcome.predict(model, input);
    const { low, high } = runs.marginInterval80;
    expect((low + high) / 2).toBeCloseTo(runs.home - runs.away, 10);
    expect(high - low).toBeGreaterThan(7);
    expect(high - low).toBeLessThan(16);
  });

  it('says what each reason is and whom it favours', () => {
    const reasons = gameOutcome.explain(null, gameOutcome.predict(null, input));
    expect(reasons).toEqual([
      {
        feature: 'elo_difference',
        value: 50,
        contribution: (50 * Math.LN10) / 400,
        meaning: 'Elo ratings, without home advantage. Favours the home team.',
      },
      {
        feature: 'home_advantage',
        value: null,
        contribution: (24 * Math.LN10) / 400,
        meaning: 'What the home team starts with when nothing else differs. Favours the home team.',
      },
    ]);
    const even = gameOutcome.predict(null, { ...input, away: teamRow(111, { elo_rating: 1540 }) });
    expect(gameOutcome.explain(null, even).at(-1)?.meaning).toMatch(/Favours nobody/);
    const outsider = gameOutcome.predict(null, { ...input, away: teamRow(111, { elo_rating: 1700 }) });
    expect(gameOutcome.explain(null, outsider)[0]?.meaning).toMatch(/Favours the away team/);
  });

  it('is less confident with every unknown starter, and never of a coin', () => {
    const known = gameOutcome.predict(null, input);
    const one = gameOutcome.predict(null, { ...input, homeStarter: null });
    const none = gameOutcome.predict(null, { ...input, homeStarter: null, awayStarter: null });
    expect(known.confidence).toBeCloseTo(2 * (known.homeWinProbability - 0.5), 12);
    expect(one.confidence).toBeCloseTo(known.confidence * 0.75, 12);
    expect(none.confidence).toBeCloseTo(known.confidence * 0.5, 12);
    const coin = gameOutcome.predict(null, { ...input, home: teamRow(147, { elo_rating: 1466 }) });
    expect(coin.confidence).toBeCloseTo(0, 12);
  });

  it('answers online with the vector that a training row of the same rows has', () => {
    const features = assembleGameFeatures(input);
    const noFacts = Object.fromEntries(gameFactNames.map((name) => [name, null]));
    const [row] = readTrainingRows([
      { feature_date: '2026-05-01', game_pk: 1, home_score: 1, away_score: 0, ...features, ...noFacts },
    ]);
    const online = gameOutcome.predict(models.logistic, input);
    expect(online.features).toEqual(row?.features);
    expect(gameFeatureNames.map((name) => online.features[name] ?? Number.NaN)).toEqual([
      ...(row?.vector ?? []),
    ]);
  });

  it.each(everyModel)('expects more runs of whoever is more likely to win (%s)', (_, model) => {
    for (const elo of [1380, 1440, 1475, 1486, 1500, 1560, 1650]) {
      for (const strikeouts of [90, 160, 230]) {
        const prediction = gameOutcome.predict(model, {
          ...input,
          home: teamRow(147, { elo_rating: elo }),
          homeStarter: starterRow(1, { strikeouts_365d: strikeouts }),
        });
        const { home, away } = prediction.runs;
        expect(Math.sign(home - away)).toBe(Math.sign(prediction.homeWinProbability - 0.5));
      }
    }
  });

  it.each(everyModel)('follows the league of today in its total runs (%s)', (_, model) => {
    const totalIn = (runsPerTeam: number) => {
      const { runs } = gameOutcome.predict(model, {
        ...input,
        league: { ...ordinaryLeague, runs_per_team_game: runsPerTeam },
      });
      return runs.home + runs.away;
    };
    const factor = totalIn(5) / totalIn(4);
    expect(factor).toBeGreaterThan(1.2);
    // The features of both teams are shrunk to the league, so a learned total may follow it once more.
    expect(factor).toBeLessThan(model === null ? 1.25 + 1e-9 : 1.6);
  });

  it('is Elo when the correction is nothing, and stays additive with Elo as its first term', () => {
    const nothing = fitCorrection(games, 1e12);
    const model = read({ member: 'logistic', correction: { ...nothing, intercept: 0 }, trees: null });
    const prediction = gameOutcome.predict(model, input);
    expect(prediction.homeWinProbability).toBeCloseTo(prediction.eloHomeWinProbability, 8);
    const reasons = gameOutcome.explain(models.logistic, gameOutcome.predict(models.logistic, input));
    expect(reasons.filter(({ feature }) => feature === 'elo_difference')).toEqual([
      expect.objectContaining({ contribution: (50 * Math.LN10) / 400 }),
    ]);
    expect(new Set(reasons.map(({ feature }) => feature)).size).toBe(reasons.length);
    expect(reasons.some(({ feature }) => feature.endsWith('_sum'))).toBe(false);
  });

  it('keeps expected runs within what teams score, whatever the input', () => {
    const absurd = { ...ordinaryLeague, runs_per_team_game: 400 };
    const { runs } = gameOutcome.predict(null, { ...input, league: absurd });
    expect(runs.home + runs.away).toBe(20);
    const { runs: none } = gameOutcome.predict(null, {
      ...input,
      home: teamRow(147, { elo_rating: 3000 }),
      league: { ...ordinaryLeague, runs_per_team_game: 0 },
    });
    expect([none.home, none.away]).toEqual([3.5, 1.5]);
  });
});
