import { describe, expect, it } from 'vitest';
import { startFeatureNames as names } from '../../../../schemas/tables/player-feature-columns.ts';
import { askedGameOf } from '../../../../shared/domain/history/asked-game.ts';
import type { HistoryGame, TeamGame } from '../../../../shared/domain/history/history.ts';
import { walkHistory } from '../../../../shared/domain/history/walk-history.ts';
import { calendarDay } from '../../../../shared/domain/ratings/calendar-day.ts';
import {
  averageFeatures,
  rollingFeatures,
} from '../../../../shared/models/pitcher-strikeouts/average-features.ts';
import { glmFeatures } from '../../../../shared/models/pitcher-strikeouts/glm-features.ts';
import {
  askStarts,
  type StartFacts,
  type StrikeoutStart,
  walkStarts,
} from '../../../../shared/models/pitcher-strikeouts/index.ts';
import { StrikeoutState } from '../../../../shared/models/pitcher-strikeouts/strikeout-state.ts';
import { BROKEN_OFF, madeUpStarts, TWO_GAMES_DAY } from '../../../support/made-up-starts.ts';

const startFeatureNames: readonly string[] = names;
const league = madeUpStarts({ seasons: [2014, 2015], days: 40 });
const starts = walkStarts(league);
const place = (name: string): number => startFeatureNames.indexOf(name);
const value = (start: StrikeoutStart | undefined, name: string): number | undefined =>
  start?.features[place(name)];
const keyOf = ({ gamePk, isHome }: StrikeoutStart): string => `${gamePk}${isHome ? 'h' : 'a'}`;
const startsOf = (games: readonly HistoryGame[]) =>
  new Map(walkStarts({ games, people: league.people }).map((start) => [keyOf(start), start]));

/** Everything that a game tells, changed. */
const scrambled = (game: HistoryGame): HistoryGame => {
  const side = (team: TeamGame): TeamGame => ({
    ...team,
    runs: team.runs + 7,
    batting: { ...team.batting, strikeouts: team.batting.strikeouts + 9 },
    batters: team.batters?.map((line) => ({ ...line, strikeouts: 4 - line.strikeouts, hits: 0 })) ?? null,
    pitchers:
      team.pitchers?.map((line) => ({ ...line, strikeouts: 20 - line.strikeouts, battersFaced: 30 })) ?? null,
  });
  return { ...game, home: side(game.home), away: side(game.away) };
};

describe('starts of a history', () => {
  it('are two a game, each with every feature', () => {
    expect(starts).toHaveLength(2 * league.games.length);
    expect(new Set(startFeatureNames).size).toBe(startFeatureNames.length);
    expect([...glmFeatures, ...averageFeatures, ...rollingFeatures].map(({ name }) => name)).toEqual(
      startFeatureNames,
    );
    expect(startFeatureNames).toHaveLength(34 + 25 + 10);
    for (const { features } of starts)
      expect([...features].every((one) => Number.isNaN(one) || Number.isFinite(one))).toBe(true);
  });

  it('are the same twice', () => expect(walkStarts(league)).toEqual(starts));

  it.each(['2014-04-20', '2015-04-01', '2015-04-22'])('do not see what happened on %s or later', (cut) => {
    const changed = startsOf(league.games.map((game) => (game.knownOn >= cut ? scrambled(game) : game)));
    let moved = 0;
    for (const start of starts) {
      const other = changed.get(keyOf(start));
      if (start.gameDate <= cut) {
        expect(other?.features).toEqual(start.features);
        expect(other?.usualStrikeouts).toBe(start.usualStrikeouts);
        expect(other?.leagueStrikeouts).toBe(start.leagueStrikeouts);
      } else if (other?.features.some((one, index) => one !== start.features[index])) moved += 1;
    }
    expect(moved).toBeGreaterThan(50);
  });

  it('do not see the first game of the day in the second', () => {
    const first = league.games.find(({ gameNumber, season }) => gameNumber === 1 && season === 2015);
    const changed = startsOf(league.games.map((game) => (game === first ? scrambled(game) : game)));
    const second = league.games.find(({ gameNumber, season }) => gameNumber === 2 && season === 2015);
    const before = starts.find(({ gamePk, isHome }) => gamePk === second?.gamePk && isHome);
    expect(first?.gameDate).toBe(second?.gameDate);
    expect(changed.get(`${second?.gamePk}h`)?.features).toEqual(before?.features);
    expect(TWO_GAMES_DAY).toBeLessThan(40);
  });

  it('learn a broken off game on the day of its completion', () => {
    const broken = league.games.find(({ gameDate, knownOn }) => gameDate !== knownOn);
    const changed = startsOf(league.games.map((game) => (game === broken ? scrambled(game) : game)));
    const differs = starts
      .filter((start) =>
        changed.get(keyOf(start))?.features.some((one, i) => !Object.is(one, start.features[i])),
      )
      .map(({ gameDate }) => gameDate);
    expect(differs.length).toBeGreaterThan(0);
    expect(differs.every((date) => date > (broken?.knownOn ?? ''))).toBe(true);
    expect(BROKEN_OFF.lastsDays).toBeGreaterThan(1);
  });

  it('know rest, number and share of starts', () => {
    const own = starts.filter(({ pitcherId, season }) => pitcherId === 170 && season === 2014);
    expect(own.slice(0, 3).map(({ restDays }) => restDays)).toEqual([null, 5, 5]);
    expect(value(own[0], 'lay_off')).toBe(1);
    expect(value(own[1], 'short_rest')).toBe(0);
    expect(value(own[2], 'log_season_starts')).toBeCloseTo(Math.log(3), 12);
    expect(value(own[2], 'season_starts')).toBe(2);
    expect(own[2]?.starterShare).toBe(1);
    const [opening] = starts.filter(({ pitcherId, season }) => pitcherId === 170 && season === 2015);
    expect(value(opening, 'lay_off')).toBe(1);
    expect(value(opening, 'season_starts')).toBe(0);
  });

  it('keep season averages as they are', () => {
    const [first, second] = starts.filter(({ pitcherId }) => pitcherId === 170);
    expect(value(first, 'season_k_per_start')).toBeNaN();
    expect(value(second, 'season_k_per_start')).toBe(first?.strikeouts);
    expect(value(second, 'season_k_rate')).toBeCloseTo((first?.strikeouts ?? 0) / 24, 12);
    expect(value(second, 'last_3_batters')).toBe(24);
    expect(second?.usualStrikeouts).toBe(first?.strikeouts);
  });
});

describe('what is missing', () => {
  const bare = (team: TeamGame): TeamGame => ({ ...team, batters: null, pitchers: null });
  const withoutLines = league.games.map((game) =>
    game.season === 2015 ? { ...game, home: bare(game.home), away: bare(game.away) } : game,
  );

  it('is no reason to fail: a season of totals alone is forecast from the one before', () => {
    const own = walkStarts({ games: withoutLines, people: league.people }).filter(
      ({ season }) => season === 2015,
    );
    expect(own).toHaveLength(starts.length / 2);
    expect(own.every(({ strikeouts, lineupIsKnown }) => strikeouts === null && !lineupIsKnown)).toBe(true);
    expect(value(own.at(-1), 'lineup_k')).toBeTypeOf('number');
    expect(value(own.at(-1), 'lineup_k')).not.toBeNaN();
    expect(own.at(-1)?.restDays).toBe(5);
  });

  it('stands for nobody: without a starter there is no start, without people no hand', () => {
    const games = league.games.map((game) => ({
      ...game,
      park: null,
      umpireId: null,
      home: { ...game.home, starterId: null },
    }));
    const own = walkStarts({ games, people: new Map() });
    expect(own.every(({ isHome }) => !isHome)).toBe(true);
    for (const name of ['umpire_k', 'park_k', 'throws_left', 'age', 'same_hand_share'])
      expect(value(own.at(-1), name)).toBeNaN();
  });

  it('is projected from earlier line-ups when the own is not to be seen', () => {
    const projected = walkStarts(league, 'projected');
    expect(projected.every(({ lineupIsKnown }) => !lineupIsKnown)).toBe(true);
    expect(value(projected[0], 'lineup_k')).toBeNaN();
    expect(value(projected.at(-1), 'lineup_k')).not.toBe(value(starts.at(-1), 'lineup_k'));
    expect(value(projected.at(-1), 'catcher_k')).toBeNaN();
  });
});

/** A game of the slate: nothing of it is known but who plays where, and who starts. */
const onTheSlate = ({ gamePk, gameDate, season, park, home, away }: HistoryGame) =>
  askedGameOf({
    gamePk,
    gameDate,
    season,
    park,
    homeTeamId: home.teamId,
    awayTeamId: away.teamId,
    homeStarterId: home.starterId,
    awayStarterId: away.starterId,
  });

describe('a start of the slate', () => {
  it('is known as history knows it, without a line of the game itself', () => {
    const projected = walkStarts(
      { games: league.games.map((game) => ({ ...game, umpireId: null })), people: league.people },
      'projected',
    );
    const state = new StrikeoutState(league.people);
    const asked: StartFacts[] = [];
    walkHistory(
      league.games.map((game) => ({ ...game, umpireId: null })),
      {
        season: (_season, _before, date) => state.season(calendarDay(date)),
        ask(games) {
          asked.push(...askStarts(state, games.map(onTheSlate), 'actual'));
        },
        learn: (games, date) => state.learn(games, date),
      },
    );
    expect(asked).toHaveLength(starts.length);
    expect(asked).toEqual(projected.map(({ knownOn: _, strikeouts: __, ...facts }) => facts));
  });

  it('is none while nobody is announced', () => {
    const [game] = league.games;
    if (game === undefined) throw new Error('The made-up league has games.');
    const asked = { ...onTheSlate(game), home: { teamId: 1, starterId: null, batters: null } };
    const facts = askStarts(new StrikeoutState(league.people), [asked], 'projected');
    expect(facts.map(({ isHome, opponentId }) => [isHome, opponentId])).toEqual([[false, 1]]);
  });
});
