import { describe, expect, it } from 'vitest';
import { batterFeatureNames as names } from '../../../../schemas/tables/player-feature-columns.ts';
import type { HistoryGame, TeamGame } from '../../../../shared/domain/history/history.ts';
import { batterOutcomes as outcomes } from '../../../../shared/models/player-performance/batter-outcomes.ts';
import {
  type BatterToForecast,
  backtestBatters,
  batterMatrix,
  scoreBatters,
  walkBatters,
} from '../../../../shared/models/player-performance/index.ts';
import { PerformanceState } from '../../../../shared/models/player-performance/performance-state.ts';
import { batterLine, madeUpStarts, pitcherLine } from '../../../support/made-up-starts.ts';

const batterFeatureNames: readonly string[] = names;
const league = madeUpStarts({ seasons: [2014, 2015], days: 50 });
const batters = walkBatters(league);
const place = (name: string): number => batterFeatureNames.indexOf(name);
const keyOf = ({ gamePk, playerId }: BatterToForecast): string => `${gamePk} ${playerId}`;

const scrambled = (game: HistoryGame): HistoryGame => {
  const side = (team: TeamGame): TeamGame => ({
    ...team,
    batting: { ...team.batting, strikeouts: team.batting.strikeouts + 9, walks: 9 },
    batters:
      team.batters?.map((line) => ({
        ...line,
        ...{
          hits: 4 - line.hits,
          doubles: 2,
          homeRuns: 0,
          strikeouts: 0,
          walks: 3,
          runs: 3,
          runsBattedIn: 4,
        },
      })) ?? null,
    pitchers:
      team.pitchers?.map((line) => ({
        ...line,
        ...{ hits: 20, homeRuns: 5, walks: 9, runs: 8, strikeouts: 1 },
      })) ?? null,
  });
  return { ...game, home: side(game.home), away: side(game.away) };
};

/** What moves when history is another: the dates of batters and the names of their features. */
const movedBy = (change: (game: HistoryGame) => HistoryGame): { dates: string[]; names: Set<string> } => {
  const changed = new Map(
    walkBatters({ ...league, games: league.games.map(change) }).map((one) => [keyOf(one), one]),
  );
  const moved = batters.map((one) => ({
    date: one.gameDate,
    names: batterFeatureNames.filter(
      (_, i) => !Object.is(changed.get(keyOf(one))?.features[i], one.features[i]),
    ),
  }));
  return {
    dates: moved.filter(({ names }) => names.length > 0).map(({ date }) => date),
    names: new Set(moved.flatMap((one) => one.names)),
  };
};

describe('batters of a history', () => {
  it('are the eight of a line-up who are no pitchers', () => {
    expect(batters).toHaveLength(league.games.length * 16);
    for (const { features } of batters) expect(features).toHaveLength(batterFeatureNames.length);
    expect(batters[0]?.features[place('slot_1')]).toBe(1);
    expect(batters[0]?.features[place('batter_hits')]).toBe(0);
  });

  it('do not see their day or later ones', () => {
    const cut = '2015-04-15';
    const { dates, names } = movedBy((game) => (game.knownOn >= cut ? scrambled(game) : game));
    expect(dates.length).toBeGreaterThan(100);
    expect(dates.every((date) => date > cut)).toBe(true);
    // What came after the cut moves every rate of later days: each would have shown that it looked too early.
    const rates = /^(on_base|line_up|starter_[^l]|batter_|recent_|relievers_|park_)/;
    expect(batterFeatureNames.filter((name) => rates.test(name) && !names.has(name))).toEqual([]);
  });

  it('do not see the first game of the day, nor a suspended one before its completion', () => {
    const first = league.games.find(({ gameNumber }) => gameNumber === 1);
    expect(
      movedBy((game) => (game === first ? scrambled(game) : game)).dates.every(
        (date) => date > (first?.gameDate ?? ''),
      ),
    ).toBe(true);
    const broken = league.games.find(({ gameDate, knownOn }) => gameDate !== knownOn);
    const { dates } = movedBy((game) => (game === broken ? scrambled(game) : game));
    expect(dates.length).toBeGreaterThan(0);
    expect(dates.every((date) => date > (broken?.knownOn ?? ''))).toBe(true);
  });

  it('know age, its distance from 28, and the side he bats from', () => {
    const [one] = batters;
    const person = one === undefined ? undefined : league.people.get(one.playerId);
    const value = (name: string): number => one?.features[place(name)] ?? Number.NaN;
    const age = 2014 - (person?.birthYear ?? 0);
    expect(value('age')).toBe(age);
    expect(value('age_from_prime_squared')).toBe((age - 28) ** 2);
    expect([value('bats_left'), value('bats_both')]).toEqual([Number(person?.bats === 'L'), 0]);
  });

  it('know who bats next, a pitcher where nobody is listed', () => {
    const game = batters.filter(({ gamePk, isHome }) => gamePk === batters.at(-1)?.gamePk && isHome);
    const onBase = game.map(({ features }) => features[place('on_base')] ?? Number.NaN);
    const next = game.map(({ features }) => features[place('line_up_next_on_base')]);
    const mean = (...three: (number | undefined)[]) =>
      three.reduce<number>((sum, one) => sum + (one ?? 0), 0) / 3;
    expect(next[0]).toBeCloseTo(mean(onBase[1], onBase[2], onBase[3]), 6);
    expect(next[6]).toBeCloseTo(mean(onBase[7], -0.12, onBase[0]), 6);
  });

  it('are none where lines are missing, and unknown hands are no reason to fail', () => {
    const games = league.games.map((game) => ({
      ...game,
      park: null,
      home: { ...game.home, batters: null, starterId: null },
    }));
    const own = walkBatters({ games, people: new Map() });
    expect(own).toHaveLength(batters.length / 2);
    for (const name of ['same_hand', 'starter_left', 'starter_hits', 'park_hits', 'age', 'bats_left'])
      expect(own.at(-1)?.features[place(name)]).toBeNaN();
  });
});

describe('rates', () => {
  it('are drawn to the league by hand', () => {
    const state = new PerformanceState();
    const [game] = league.games;
    if (game === undefined) throw new Error('The made-up league has games.');
    const [morning, pitched] = [state.leagueOutcomes(), state.leagueCounts()];
    const hits = morning[0] ?? 0;
    const home = {
      ...game.home,
      batters: [batterLine({ playerId: 1, plateAppearances: 100, hits: 40, doubles: 5, triples: 1 })],
      pitchers: [pitcherLine({ playerId: 2, battersFaced: 300, hits: 90 })],
    };
    state.learn([{ ...game, home, away: { ...game.away, batters: null, pitchers: null } }], '2014-04-01');
    const day = Math.round(Date.parse('2014-04-01T00:00:00Z') / 86_400_000);
    // Counted and expected, each with as much of the ordinary: 500 plate appearances of a batter, 1,200 of a pitcher, sixty games of a park.
    expect(state.batterRatios(1, day, morning)[0]).toBeCloseTo((40 + hits * 500) / (hits * 600), 12);
    expect(state.batterRatios(1, day + 900, morning)[0]).toBeCloseTo((20 + hits * 500) / (hits * 550), 12);
    expect(state.recentRatios(1, day + 60, morning)[0]).toBeCloseTo((20 + hits * 500) / (hits * 550), 12);
    expect(state.pitcherRatios(2, day, pitched)[3]).toBeCloseTo((90 + hits * 1_200) / (hits * 1_500), 12);
    expect(state.pitcherRatios(null, day)[3]).toBeNaN();
    const sixtyGames = 60 * 76;
    expect(state.parkRatios(game.park, day, morning)[0]).toBeCloseTo(
      (40 + hits * sixtyGames) / (hits * (100 + sixtyGames)),
      12,
    );
    expect(state.batterRatios(99, day, morning)[0]).toBe(1);
    // Six doubles and triples beside five of an ordinary batter's 100 plate appearances.
    expect(state.extraBasesRatio(1, day)).toBeCloseTo((6 + 5) / 200 / 0.05, 12);
    expect(state.extraBasesRatio(99, day)).toBe(1);
    // One start with 96 more plate appearances than the ordinary four, beside fifteen ordinary ones.
    expect(state.startAppearancesBeyond(1, day)).toBeCloseTo(96 / 16, 12);
    expect(state.startAppearancesBeyond(99, day)).toBe(0);
  });
});

describe('a rate', () => {
  it('is learned against whom it was made', () => {
    const state = new PerformanceState();
    const [game] = league.games;
    if (game === undefined) throw new Error('The made-up league has games.');
    const played = {
      ...game,
      park: null,
      home: {
        ...game.home,
        batters: [batterLine({ playerId: 1, plateAppearances: 100, hits: 40 })],
        pitchers: [],
      },
      away: {
        ...game.away,
        batters: [],
        pitchers: [pitcherLine({ playerId: 2, battersFaced: 300, hits: 90 })],
      },
    };
    const day = Math.round(Date.parse('2014-04-01T00:00:00Z') / 86_400_000);
    const first = state.league.rate('hits', 'plateAppearances');
    state.learn([played], '2014-04-01');
    const [batter, pitcher] = [state.batterRatios(1, day)[0] ?? 0, state.pitcherRatios(2, day)[3] ?? 0];
    const second = state.league.rate('hits', 'plateAppearances');
    state.learn([played], '2014-04-01');
    // The second time both are known: the batter had those hits off this pitcher, the pitcher gave his to this batter.
    const [third, counts] = [state.leagueOutcomes(), state.leagueCounts()];
    const hits = third[0] ?? 0;
    expect(state.batterRatios(1, day, third)[0]).toBeCloseTo(
      (80 + hits * 500) / ((first + second * pitcher) * 100 + hits * 500),
      12,
    );
    expect(state.pitcherRatios(2, day, counts)[3]).toBeCloseTo(
      (180 + hits * 1_200) / ((first + second * batter) * 300 + hits * 1_200),
      12,
    );
  });

  it('of relievers is that of the team, without its starters', () => {
    const state = new PerformanceState();
    const [game] = league.games;
    if (game === undefined) throw new Error('The made-up league has games.');
    const [pitched, hits] = [state.leagueCounts(), state.league.rate('hits', 'plateAppearances')];
    const pitchers = [
      pitcherLine({ playerId: 2, battersFaced: 300, hits: 90 }),
      pitcherLine({ playerId: 3, isStarter: false, battersFaced: 100, hits: 10 }),
    ];
    const played = {
      ...game,
      home: { ...game.home, batters: null, pitchers },
      away: { ...game.away, batters: null, pitchers: null },
    };
    state.learn([played], '2014-04-01');
    const day = Math.round(Date.parse('2014-04-01T00:00:00Z') / 86_400_000);
    expect(state.relieverRatios(game.home.teamId, day, pitched)[3]).toBeCloseTo(
      (10 + hits * 1_200) / (hits * 1_300),
      12,
    );
    expect(state.relieverRatios(game.away.teamId, day, pitched)[3]).toBe(1);
  });

  it('is 1 where the league has none', () => {
    const state = new PerformanceState();
    expect(state.batterRatios(1, 16_000, [0, 0, 0, 0, 0, 0])).toEqual([1, 1, 1, 1, 1, 1]);
    state.learn(league.games.slice(0, 3), '2014-04-01');
    const [known] = league.games[0]?.home.batters ?? [];
    expect(state.batterRatios(known?.playerId ?? 0, 16_162, [0, 0, 0, 0, 0, 0])).toEqual([1, 1, 1, 1, 1, 1]);
  });
});

describe('a backtest of batters', () => {
  const backtest = backtestBatters(league, { seasons: [2015] });

  it('forecasts every outcome of every batter, fitted by the month on what was known', () => {
    expect(backtest.failures).toEqual([]);
    expect(backtest.batters).toHaveLength(batters.length / 2);
    expect(backtest.refits.map(({ asOf }) => asOf)).toEqual(['2015-04-01', '2015-05-01']);
    for (const { lastDate, asOf } of backtest.refits) expect(lastDate < asOf).toBe(true);
    for (const { forecasts } of backtest.batters)
      for (const outcome of outcomes) {
        const { mean, atLeastOne, atLeastTwo } = forecasts[outcome];
        expect(atLeastOne > 0 && atLeastOne < 1 && atLeastTwo <= atLeastOne).toBe(true);
        expect(mean).toBeGreaterThanOrEqual(atLeastOne);
      }
  });

  it('is the same twice', () => expect(backtestBatters(league, { seasons: [2015] })).toEqual(backtest));

  it('scores probabilities beside the constant', () => {
    const scores = scoreBatters(backtest.batters);
    expect(scores).toHaveLength(2 * outcomes.length);
    for (const { brier, againstConstant, atLeast, calibrationError } of scores) {
      expect(brier).toBeLessThan(0.3);
      expect(calibrationError).toBeLessThan(0.2);
      expect(againstConstant === null).toBe(atLeast === 2);
    }
    expect(scoreBatters([])).toEqual([]);
  });

  it('says that there is too little to learn from', () => {
    const result = backtestBatters(madeUpStarts({ seasons: [2015], days: 3 }), { seasons: [2015] });
    expect(result.batters).toEqual([]);
    expect(result.failures[0]?.reason).toContain('too few');
    expect(() => batterMatrix([])).toThrow(/too few/);
  });
});
