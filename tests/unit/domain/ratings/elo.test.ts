import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  carryEloRating,
  ELO_MEAN,
  type EloGame,
  type EloVenue,
  eloHomeWinProbability,
  eloMarginMultiplier,
  eloStateSchema,
  enterEloSeason,
  INITIAL_ELO_STATE,
  rateEloGames,
  updateElo,
} from '../../../../shared/domain/ratings/elo.ts';

const rating = fc.double({ min: 1200, max: 1800, noNaN: true });
const runs = fc.integer({ min: 0, max: 30 });
const venue = fc.constantFrom<EloVenue>('home', 'home_without_fans', 'neutral');
const match = fc.record({
  homeRating: rating,
  awayRating: rating,
  homeRuns: runs,
  awayRuns: runs,
  isPostseason: fc.boolean(),
  venue,
});

function game(overrides: Partial<EloGame>): EloGame {
  return {
    gamePk: 1,
    season: 2023,
    date: '2023-04-01',
    homeTeamId: 111,
    awayTeamId: 147,
    homeRuns: 5,
    awayRuns: 3,
    isPostseason: false,
    venue: 'home',
    ...overrides,
  };
}

describe('the Elo formula', () => {
  it('gives equal teams the home advantage and nothing on neutral ground', () => {
    expect(eloHomeWinProbability(1500, 1500, 'home')).toBeCloseTo(0.534484, 6);
    expect(eloHomeWinProbability(1500, 1500, 'home_without_fans')).toBeCloseTo(0.513812, 6);
    expect(eloHomeWinProbability(1500, 1500, 'neutral')).toBe(0.5);
  });

  it('follows a worked example', () => {
    const multiplier =
      (1.41 * 3 ** 0.7) / (5.46554876e-8 * 24 ** 3 + 8.96073139e-6 * 24 ** 2 + 0.00244895265 * 24 + 3.4);
    expect(eloMarginMultiplier(2, 24)).toBeCloseTo(multiplier, 12);
    const shift = 4 * multiplier * (1 - 0.534484);
    const after = updateElo({
      homeRating: 1500,
      awayRating: 1500,
      homeRuns: 5,
      awayRuns: 3,
      isPostseason: false,
      venue: 'home',
    });
    expect(after.homeRating).toBeCloseTo(1500 + shift, 4);
  });

  it('moves half as much again in the postseason', () => {
    const base = { homeRating: 1520, awayRating: 1490, homeRuns: 2, awayRuns: 4, venue: 'home' } as const;
    const regular = updateElo({ ...base, isPostseason: false });
    const postseason = updateElo({ ...base, isPostseason: true });
    expect((postseason.homeRating - 1520) / (regular.homeRating - 1520)).toBeCloseTo(1.5, 10);
  });

  it('gives away what it takes, and never more than a blow-out is worth', () => {
    fc.assert(
      fc.property(match, (played) => {
        const after = updateElo(played);
        expect(after.homeRating + after.awayRating).toBeCloseTo(played.homeRating + played.awayRating, 8);
        const largest = 6 * eloMarginMultiplier(30, -1000);
        expect(Math.abs(after.homeRating - played.homeRating)).toBeLessThanOrEqual(largest);
      }),
    );
  });

  it('raises the winner, and raises it more for a larger margin', () => {
    fc.assert(
      fc.property(
        match,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 9 }),
        (played, margin, more) => {
          const homeAfter = (by: number) =>
            updateElo({ ...played, homeRuns: played.awayRuns + by }).homeRating;
          expect(homeAfter(margin)).toBeGreaterThan(played.homeRating);
          expect(homeAfter(margin + more)).toBeGreaterThan(homeAfter(margin));
        },
      ),
    );
  });

  it('is the same from either bench on neutral ground', () => {
    fc.assert(
      fc.property(match, (played) => {
        const neutral = updateElo({ ...played, venue: 'neutral' });
        const swapped = updateElo({
          ...played,
          venue: 'neutral',
          homeRating: played.awayRating,
          awayRating: played.homeRating,
          homeRuns: played.awayRuns,
          awayRuns: played.homeRuns,
        });
        expect(swapped.awayRating).toBeCloseTo(neutral.homeRating, 8);
      }),
    );
  });

  it('lets a tie move points from the favourite to the underdog', () => {
    const after = updateElo({
      homeRating: 1550,
      awayRating: 1500,
      homeRuns: 3,
      awayRuns: 3,
      isPostseason: false,
      venue: 'home',
    });
    expect(after.homeRating).toBeLessThan(1550);
    const even = updateElo({
      homeRating: 1500,
      awayRating: 1500,
      homeRuns: 3,
      awayRuns: 3,
      isPostseason: false,
      venue: 'neutral',
    });
    expect(even).toEqual({ homeRating: 1500, awayRating: 1500 });
  });

  it('refuses scores that are not numbers', () => {
    expect(() =>
      updateElo({
        homeRating: 1500,
        awayRating: 1500,
        homeRuns: Number.NaN,
        awayRuns: 1,
        isPostseason: false,
        venue: 'home',
      }),
    ).toThrow(expect.objectContaining({ code: 'FEATURES_INVALID' }));
  });

  it('carries two thirds of a rating through a winter', () => {
    expect(carryEloRating(1600)).toBeCloseTo(1567, 10);
    expect(carryEloRating(1600, 2)).toBeCloseTo(ELO_MEAN + 100 * 0.67 ** 2, 10);
  });
});

describe('a sequence of games', () => {
  it('starts unknown teams at the mean and leaves the state that came in alone', () => {
    const { state, forecasts } = rateEloGames(INITIAL_ELO_STATE, [game({})]);
    expect(forecasts).toEqual([
      {
        gamePk: 1,
        homeRating: 1500,
        awayRating: 1500,
        homeWinProbability: eloHomeWinProbability(1500, 1500, 'home'),
      },
    ]);
    expect(state.ratings['111']).toBeGreaterThan(1500);
    expect(INITIAL_ELO_STATE).toEqual({ season: null, ratings: {} });
  });

  it('does not let game 2 of a doubleheader know game 1, but counts both', () => {
    const day = [game({ gamePk: 1 }), game({ gamePk: 2 })];
    const { state, forecasts } = rateEloGames(INITIAL_ELO_STATE, day);
    expect(forecasts[1]?.homeRating).toBe(1500);
    const next = rateEloGames(state, [game({ gamePk: 3, date: '2023-04-02' })]);
    expect(next.forecasts[0]?.homeRating).toBe(state.ratings['111']);
    const onlyOne = rateEloGames(INITIAL_ELO_STATE, day.slice(0, 1));
    expect(state.ratings['111']).toBeGreaterThan(onlyOne.state.ratings['111'] ?? 0);
  });

  it('can be cut between days and continued from JSON with the same result', () => {
    const games = Array.from({ length: 40 }, (_, index) =>
      game({
        gamePk: index,
        season: index < 20 ? 2022 : 2023,
        date: index < 20 ? `2022-05-${10 + index}` : `2023-05-${index - 10}`,
        homeTeamId: 100 + (index % 3),
        awayTeamId: 103 + (index % 2),
        homeRuns: (index * 7) % 9,
        awayRuns: (index * 5) % 8,
      }),
    );
    const whole = rateEloGames(INITIAL_ELO_STATE, games);
    const first = rateEloGames(INITIAL_ELO_STATE, games.slice(0, 23));
    const kept = eloStateSchema.parse(JSON.parse(JSON.stringify(first.state)));
    const second = rateEloGames(kept, games.slice(23));
    expect(second.state).toEqual(whole.state);
    expect([...first.forecasts, ...second.forecasts]).toEqual(whole.forecasts);
  });

  it('pulls every team towards the mean once per winter', () => {
    const state = { season: 2021, ratings: { '111': 1600, '147': 1400 } };
    const { forecasts } = rateEloGames(state, [game({ season: 2023 })]);
    expect(forecasts[0]?.homeRating).toBeCloseTo(1500 + 100 * 0.67 ** 2, 10);
    expect(enterEloSeason(state, 2021)).toBe(state);
    expect(enterEloSeason(state, 2022).ratings['147']).toBeCloseTo(1433, 10);
  });

  it('refuses games that run backwards in time', () => {
    const invalid = expect.objectContaining({ code: 'FEATURES_INVALID' });
    expect(() => rateEloGames(INITIAL_ELO_STATE, [game({ date: '2023-04-02' }), game({})])).toThrow(invalid);
    expect(() => rateEloGames({ season: 2024, ratings: {} }, [game({})])).toThrow(invalid);
  });
});
