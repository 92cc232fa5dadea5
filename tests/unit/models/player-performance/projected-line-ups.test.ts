import { describe, expect, it } from 'vitest';
import { batterFeatureNames } from '../../../../schemas/tables/player-feature-columns.ts';
import { askedGameOf } from '../../../../shared/domain/history/asked-game.ts';
import type { HistoryGame } from '../../../../shared/domain/history/history.ts';
import { walkHistory } from '../../../../shared/domain/history/walk-history.ts';
import { calendarDay } from '../../../../shared/domain/ratings/calendar-day.ts';
import {
  askBatters,
  type BatterFacts,
  backtestBatters,
  walkBatters,
} from '../../../../shared/models/player-performance/index.ts';
import { PerformanceState } from '../../../../shared/models/player-performance/performance-state.ts';
import {
  savedTeamLineUpsSchema,
  TeamLineUps,
} from '../../../../shared/models/player-performance/team-line-ups.ts';
import { historyGame, teamGame } from '../../../support/made-up-league.ts';
import { batterLine, madeUpStarts } from '../../../support/made-up-starts.ts';

const home = 1;
const away = 2;
/** A game whose home team sends these out in order; `P` is a pitcher at bat. */
const sent = (players: readonly (number | 'P')[], awayPlayers: readonly number[] = []): HistoryGame => {
  const lines = (ids: readonly (number | 'P')[]) =>
    ids.map((id, index) =>
      batterLine({ playerId: id === 'P' ? 900 : id, slot: index + 1, position: id === 'P' ? 'P' : 'SS' }),
    );
  return historyGame({
    home: teamGame({ teamId: home, batters: lines(players) }),
    away: teamGame({ teamId: away, batters: lines(awayPlayers) }),
  });
};
const usual = [11, 12, 13, 14, 15, 16, 17, 18, 19];

describe('an expected line-up', () => {
  it('is of those who started most often, in the order of their mean place', () => {
    const lineUps = new TeamLineUps();
    lineUps.learn(sent([99, 12, 13, 14, 15, 16, 17, 18, 19]), 1);
    for (const day of [2, 3]) lineUps.learn(sent(usual), day);
    // The first two change places once: 11 has 1, 1, 2 and 12 has 2, 2, 2, 1.
    lineUps.learn(sent([12, 11, 13, 14, 15, 16, 17, 18, 19]), 4);
    expect(lineUps.expected(home, home, 5)).toEqual(
      usual.map((playerId, index) => ({ playerId, slot: index + 1 })),
    );
  });

  it('takes of equals who started last, and forgets all but five line-ups', () => {
    const lineUps = new TeamLineUps();
    lineUps.learn(sent(usual), 1);
    lineUps.learn(sent([...usual.slice(0, 8), 77]), 2);
    expect(lineUps.expected(home, home, 3).at(-1)).toEqual({ playerId: 77, slot: 9 });
    const others = [21, 22, 23, 24, 25, 26, 27, 28, 29];
    for (const day of [3, 4, 5, 6, 7]) lineUps.learn(sent(others), day);
    expect(lineUps.expected(home, home, 8).map(({ playerId }) => playerId)).toEqual(others);
  });

  it('has eight where the pitcher bats: the rule of the park, not of the team', () => {
    const lineUps = new TeamLineUps();
    const eight = [31, 32, 33, 34, 35, 36, 37, 38];
    lineUps.learn(sent([...eight, 'P'], usual), 1);
    expect(lineUps.expected(home, home, 2).map(({ playerId }) => playerId)).toEqual(eight);
    expect(lineUps.expected(away, home, 2)).toHaveLength(8);
    expect(lineUps.expected(away, away, 2)).toHaveLength(9);
  });

  it('has a batter once who changed clubs: for the one that he started for last', () => {
    const others = [41, 42, 43, 44, 45, 46, 47, 48, 49];
    const moved = (ids: readonly number[], to: number) => ids.map((id, index) => (index === 0 ? to : id));
    const asked = askedGameOf({
      gamePk: 9,
      gameDate: '2012-05-09',
      season: 2012,
      park: null,
      homeTeamId: home,
      awayTeamId: away,
      homeStarterId: null,
      awayStarterId: null,
    });
    const day = calendarDay(asked.gameDate);
    const before = [sent(usual, others), sent(usual, others)];
    // Both still expect him: one for two starts of old, the other one for two of late.
    for (const [games, side] of [
      [[50, 51].map((id) => sent(moved(usual, id), moved(others, 11))), 'away'],
      [[50, 51].map((id) => sent(moved(usual, 41), moved(others, id))), 'home'],
    ] as const) {
      const state = new PerformanceState();
      [...before, ...games].forEach((game, index) => void state.lineUps.learn(game, day - 10 + index));
      for (const team of [home, away])
        expect(state.lineUps.expected(team, home, day).map((place) => place.playerId)).toContain(
          side === 'away' ? 11 : 41,
        );
      const { home: ofHome, away: ofAway } = state.lineUps.expectedInGame(home, away, day);
      const playerId = side === 'away' ? 11 : 41;
      expect(ofHome.some((place) => place.playerId === playerId)).toBe(side === 'home');
      expect(ofAway.some((place) => place.playerId === playerId)).toBe(side === 'away');
      const batters = askBatters(state, new Map(), [asked], 'projected').map((facts) => facts.playerId);
      expect(new Set(batters).size).toBe(batters.length);
    }
  });

  it('is the same after it was saved and read again', () => {
    const lineUps = new TeamLineUps();
    for (const day of [1, 2, 3, 4, 5, 6]) lineUps.learn(sent(usual, [...usual].reverse()), day);
    const saved = savedTeamLineUpsSchema.parse(JSON.parse(JSON.stringify(lineUps.save())));
    const again = new TeamLineUps(saved);
    for (const team of [home, away])
      expect(again.expected(team, home, 7)).toEqual(lineUps.expected(team, home, 7));
    expect(again.save()).toEqual(saved);
    expect(saved.sent.map(([, own]) => own.length)).toEqual([5, 5]);
  });

  it('is of nobody for a team without line-ups, or with none for eight months', () => {
    const lineUps = new TeamLineUps();
    expect(lineUps.expected(home, home, 1)).toEqual([]);
    lineUps.learn(historyGame({ home: teamGame({ teamId: home }) }), 1);
    expect(lineUps.expected(home, home, 2)).toEqual([]);
    lineUps.learn(sent(usual), 1);
    expect(lineUps.expected(home, home, 251)).toHaveLength(9);
    expect(lineUps.expected(home, home, 252)).toEqual([]);
  });
});

const league = madeUpStarts({ seasons: [2014, 2015], days: 60 });

describe('batters who are expected', () => {
  const projected = walkBatters(league, 'projected');

  it('are known for a game of the slate as history knows them, without a line of the game itself', () => {
    const state = new PerformanceState();
    const asked = new Map<string, BatterFacts>();
    walkHistory(league.games, {
      season: () => state.league.season(),
      ask(games) {
        const slate = games.map(({ gamePk, gameDate, season, park, home: own, away: rival }) =>
          askedGameOf({
            gamePk,
            gameDate,
            season,
            park,
            homeTeamId: own.teamId,
            awayTeamId: rival.teamId,
            homeStarterId: own.starterId,
            awayStarterId: rival.starterId,
          }),
        );
        for (const facts of askBatters(state, league.people, slate, 'projected'))
          asked.set(`${facts.gamePk} ${facts.playerId}`, facts);
      },
      learn: (games, date) => state.learn(games, date),
    });
    expect(projected.length).toBeGreaterThan(1_000);
    expect(projected.map(({ knownOn: _, counts: __, ...facts }) => facts)).toEqual(
      projected.map(({ gamePk, playerId }) => asked.get(`${gamePk} ${playerId}`)),
    );
    // Some who were expected sat out: they are forecast, and learned from by nobody.
    expect(asked.size).toBeGreaterThan(projected.length);
  });

  it('differ from those who played by place and company alone', () => {
    const actual = new Map(walkBatters(league).map((one) => [`${one.gamePk} ${one.playerId}`, one]));
    const ofLineUp = /^(slot_|line_up)/;
    const moved = projected.flatMap((one) => {
      const other = actual.get(`${one.gamePk} ${one.playerId}`);
      return batterFeatureNames.filter((_, index) => !Object.is(one.features[index], other?.features[index]));
    });
    expect(moved.filter((name) => !ofLineUp.test(name))).toEqual([]);
    expect(moved.length).toBeGreaterThan(100);
  });

  it('can be backtested', () => {
    const { batters, failures } = backtestBatters(league, { seasons: [2015], lineUps: 'projected' });
    expect(failures).toEqual([]);
    expect(batters).toHaveLength(projected.filter(({ season }) => season === 2015).length);
  });
});
