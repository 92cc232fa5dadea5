import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../shared/domain/trees/seeded-random.ts';
import { eloProbability } from '../../../shared/models/game-outcome/elo-odds.ts';
import { MARGIN_PER_LOG_ODDS } from '../../../shared/models/game-outcome/expected-runs.ts';
import { outcomeOf } from '../../../shared/models/game-outcome/fit-members.ts';
import { fitMarginPerLogOdds, fitTotalRuns } from '../../../shared/models/game-outcome/fit-runs.ts';
import { memberProbability } from '../../../shared/models/game-outcome/outcome-member.ts';
import { trainGameOutcome } from '../../../shared/models/game-outcome/train-game-outcome.ts';
import { readTrainingRows, type TrainingGame } from '../../../shared/models/game-outcome/training-row.ts';
import { trainingSettingsSchema } from '../../../shared/models/game-outcome/training-settings.ts';
import type { SqlRow } from '../../../shared/ports/warehouse.ts';
import { outcomeWorld } from '../../support/outcome-world.ts';

const settings = trainingSettingsSchema.parse({});

function trainOn(rows: readonly SqlRow[]) {
  const outcome = trainGameOutcome(readTrainingRows(rows), settings);
  if (outcome.kind !== 'trained') throw new Error(outcome.reason);
  return outcome.trained;
}

/** Mean squared distance of probabilities from the truth: the part of the Brier score that a forecast can do something about. */
const distance = (probabilities: readonly number[], truth: readonly number[]): number =>
  probabilities.reduce((sum, value, index) => sum + (value - (truth[index] ?? Number.NaN)) ** 2, 0) /
  probabilities.length;

const eloOf = (game: TrainingGame): number => eloProbability(game.features.elo_difference);

describe('a model of 400 games', () => {
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

  it('stays with Elo within 3 points of 100, whatever the luck, when Elo is all there is to know', () => {
    for (const seed of seeds) {
      const { rows } = outcomeWorld({ seed, days: 27, starterEffect: 0 });
      const { judged, holdout, file } = trainOn(rows);
      expect(['elo', 'logistic']).toContain(file.member);
      for (const game of holdout) {
        expect(Math.abs(memberProbability(judged, game) - eloOf(game))).toBeLessThan(0.03);
      }
    }
  });

  it('comes closer to the truth than Elo, over many leagues, when starters matter', () => {
    let elo = 0;
    let served = 0;
    for (const seed of seeds) {
      const { rows, truth } = outcomeWorld({ seed, days: 27, starterEffect: 0.6 });
      const { judged, holdout } = trainOn(rows);
      const known = truth.slice(-holdout.length);
      elo += distance(holdout.map(eloOf), known);
      served += distance(
        holdout.map((game) => memberProbability(judged, game)),
        known,
      );
    }
    expect(served).toBeLessThan(0.9 * elo);
  });

  it('leaves the home advantage close to Elo when the home teams of a month had luck', () => {
    const { rows } = outcomeWorld({ seed: 4, days: 27 });
    const lucky = rows.map((row, index) =>
      index % 10 === 0 && Number(row['home_score']) < Number(row['away_score'])
        ? { ...row, home_score: row['away_score'] ?? 0, away_score: row['home_score'] ?? 0 }
        : row,
    );
    const homeRate = (all: readonly SqlRow[]) =>
      readTrainingRows(all).reduce((sum, game) => sum + outcomeOf(game), 0) / all.length;
    expect(homeRate(lucky)).toBeGreaterThan(homeRate(rows) + 0.02);
    const games = trainOn(lucky).holdout;
    const { judged } = trainOn(lucky);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const shift = mean(games.map((game) => memberProbability(judged, game))) - mean(games.map(eloOf));
    expect(Math.abs(shift)).toBeLessThan(0.02);
  });
});

/** Games with runs drawn around `total(game)`, and a margin of `slope` runs a unit of Elo's log odds. */
function gamesWithRuns(days: number, total: (game: TrainingGame) => number, slope: number): TrainingGame[] {
  const random = seededRandom(17);
  const noise = () => random() + random() + random() + random() - 2;
  return readTrainingRows(outcomeWorld({ seed: 6, days, gamesPerDay: 15, firstDate: '2026-03-26' }).rows).map(
    (game) => {
      const probability = eloOf(game);
      const margin = slope * Math.log(probability / (1 - probability));
      const half = total(game) / 2;
      return {
        ...game,
        homeRuns: Math.max(0, half + margin / 2 + noise()),
        awayRuns: Math.max(0, half - margin / 2 + noise()),
      };
    },
  );
}

describe('the runs of a model', () => {
  it('go to the mean of the games when the penalty is strong, and find what moves them when it is not', () => {
    const fipOf = (game: TrainingGame) => game.features.starter_fip_365d_sum ?? Number.NaN;
    const games = gamesWithRuns(80, (game) => 9 + 2 * (fipOf(game) - 9), 0);
    const strong = fitTotalRuns(games, 1e12);
    expect(strong.coefficients.every((coefficient) => Math.abs(coefficient) < 1e-6)).toBe(true);
    const mean = games.reduce((sum, game) => sum + game.homeRuns + game.awayRuns, 0) / games.length;
    expect(Math.exp(strong.intercept)).toBeCloseTo(mean, 6);
    const weak = fitTotalRuns(games, 10);
    expect(weak.coefficients[weak.featureNames.indexOf('starter_fip_365d_sum')]).toBeGreaterThan(0.02);
  });

  it('have a margin of two runs a unit of log odds until many games say otherwise, within bounds', () => {
    expect(fitMarginPerLogOdds([])).toBe(MARGIN_PER_LOG_ODDS);
    const slopeAfter = (days: number, truth: number) =>
      fitMarginPerLogOdds(gamesWithRuns(days, () => 9, truth));
    expect(slopeAfter(27, 2.4)).toBeGreaterThan(2);
    expect(slopeAfter(27, 2.4)).toBeLessThan(2.1);
    expect(slopeAfter(400, 2.4)).toBeGreaterThan(slopeAfter(27, 2.4) + 0.05);
    expect(slopeAfter(400, 30)).toBe(2.5);
    expect(slopeAfter(400, -30)).toBe(1.5);
  });
});
