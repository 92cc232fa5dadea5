import { describe, expect, it } from 'vitest';
import {
  compareForecasts,
  differenceText,
  marginStandardErrorsOf,
} from '../../../shared/models/game-outcome/compare-forecasts.ts';
import { chooseMember, scoreForecasts } from '../../../shared/models/game-outcome/score-members.ts';

const outcomes = Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? 1 : 0));
const constant = outcomes.map(() => 0.5);
const sharp = outcomes.map((outcome) => (outcome === 1 ? 0.7 : 0.3));
/** Better on average, but within its own noise. */
const lucky = outcomes.map((outcome, index) =>
  index < 104 ? (outcome === 1 ? 0.9 : 0.1) : outcome === 1 ? 0.1 : 0.9,
);

describe('comparing two forecasts of the same games', () => {
  it('lets the better one win', () => {
    const comparison = compareForecasts(sharp, constant, outcomes, 2);
    expect(comparison.candidateWins).toBe(true);
    expect(comparison.brier.mean).toBeCloseTo(0.09 - 0.25, 12);
    expect(compareForecasts(constant, sharp, outcomes, 0).candidateWins).toBe(false);
  });

  it('is no win when they are equal, even without a margin', () => {
    expect(compareForecasts(constant, constant, outcomes, 0).candidateWins).toBe(false);
  });

  it('is no win within the margin', () => {
    const noisy = outcomes.map((outcome, index) => (index % 4 < 2 ? 0.5 : outcome === 1 ? 0.35 : 0.62));
    const worse = compareForecasts(noisy, constant, outcomes, 0);
    expect(compareForecasts(constant, noisy, outcomes, 0).candidateWins).toBe(worse.brier.mean > 0);
    expect(compareForecasts(constant, noisy, outcomes, 1_000).candidateWins).toBe(false);
  });

  it('is no win when the log loss is worse', () => {
    const daring = [...sharp.slice(0, -1), outcomes.at(-1) === 1 ? 0 : 1];
    const comparison = compareForecasts(daring, constant, outcomes, 0);
    expect(comparison.brier.mean).toBeLessThan(0);
    expect(compareForecasts(daring, sharp, outcomes, 0).candidateWins).toBe(false);
    expect(compareForecasts(lucky, constant, outcomes, 0.5).candidateWins).toBe(false);
  });

  it('cannot be won on a single game', () => {
    const comparison = compareForecasts([0.9], [0.5], [1], 0.5);
    expect(comparison.candidateWins).toBe(false);
    expect(compareForecasts([0.9], [0.5], [1], 0).candidateWins).toBe(false);
    expect(differenceText(comparison.brier)).toBe('-0.2400 ± 0.0000');
  });
});

describe('choosing a member', () => {
  it('takes a more complex one only when it beats the one taken so far', () => {
    const choice = chooseMember(
      [
        { member: 'elo', probabilities: constant },
        { member: 'logistic', probabilities: sharp },
        { member: 'trees', probabilities: sharp },
      ],
      outcomes,
      1,
    );
    expect(choice.member).toBe('logistic');
    expect(choice.reason).toMatch(/logistic beats elo .*trees does not beat logistic/);
  });

  it('asks more of trees than of the correction to Elo: more than noise', () => {
    // Right in 104 of 200 games, and so mild about it that this is a gain, but one within noise.
    const mild = lucky.map((probability) => 0.5 + (probability - 0.5) / 40);
    const { brier } = compareForecasts(mild, constant, outcomes, 0);
    expect(brier.mean).toBeLessThan(0);
    expect(brier.mean + (brier.standardError ?? 0)).toBeGreaterThan(0);
    const forecastOf = (member: 'elo' | 'logistic' | 'trees', probabilities: number[]) => ({
      member,
      probabilities,
    });
    const elo = forecastOf('elo', constant);
    expect(chooseMember([elo, forecastOf('logistic', mild)], outcomes, 1).member).toBe('logistic');
    const withTrees = chooseMember([elo, forecastOf('trees', mild)], outcomes, 1);
    expect(withTrees.member).toBe('elo');
    expect(withTrees.reason).toMatch(/trees does not beat elo .*1 standard errors are needed/);
    expect(chooseMember([elo, forecastOf('trees', mild)], outcomes, 0).member).toBe('trees');
    expect(chooseMember([elo, forecastOf('trees', sharp)], outcomes, 1).member).toBe('trees');
  });

  it('asks the margin only of trees and the blend in place of something simpler', () => {
    expect(marginStandardErrorsOf('trees', 'logistic', 2)).toBe(2);
    expect(marginStandardErrorsOf('trees', 'elo', 2)).toBe(2);
    expect(marginStandardErrorsOf('trees', 'trees', 2)).toBe(0);
    expect(marginStandardErrorsOf('blend', 'trees', 2)).toBe(2);
    expect(marginStandardErrorsOf('trees', 'blend', 2)).toBe(0);
    expect(marginStandardErrorsOf('logistic', 'trees', 2)).toBe(0);
    expect(marginStandardErrorsOf('logistic', 'elo', 2)).toBe(0);
  });

  it('compares only on the games that both forecast', () => {
    const silent = sharp.map((probability, index) => (index < 150 ? Number.NaN : probability));
    const choice = chooseMember(
      [
        { member: 'elo', probabilities: constant },
        { member: 'blend', probabilities: silent },
      ],
      outcomes,
      2,
    );
    expect(choice.member).toBe('blend');
    expect(choice.reason).toMatch(/blend beats elo \(Brier -0\.1600 ± 0\.0000, .* on 50;/);
  });

  it('scores outcomes that are all equal without a ranking', () => {
    const forecast = { member: 'constant', probabilities: [0.5, 0.6] };
    expect(scoreForecasts([forecast], 'constant', [1, 1])[0]?.auc).toBe(0.5);
  });
});
