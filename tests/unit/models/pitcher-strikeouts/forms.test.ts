import { describe, expect, it } from 'vitest';
import { BatterForm } from '../../../../shared/models/pitcher-strikeouts/batter-form.ts';
import { PitcherForm, pitchesOf } from '../../../../shared/models/pitcher-strikeouts/pitcher-form.ts';
import { ResidualForm } from '../../../../shared/models/pitcher-strikeouts/residual-form.ts';
import { lineupOf, TeamForm } from '../../../../shared/models/pitcher-strikeouts/team-form.ts';
import { batterLine, madeUpStarts, pitcherLine } from '../../../support/made-up-starts.ts';

const pitching = { strikeouts: 0.2, walks: 0.08, homeRuns: 0.03, hits: 0.23 };
const batting = { strikeouts: 0.2, walks: 0.08, hits: 0.23, weightedOnBase: 0.32 };

describe('a pitcher', () => {
  it('is below the league until he is known, then his strikeouts by the league', () => {
    const form = new PitcherForm();
    expect(form.strikeoutRatio('year', 100, 0.2)).toBeCloseTo(0.94, 12);
    form.learn(pitcherLine({ strikeouts: 10, battersFaced: 25 }), 2015, 99, 100, pitching);
    // 10 of 5 expected, and 70 batters of .2 at .94.
    expect(form.strikeoutRatio('year', 100, 0.2)).toBeCloseTo((10 + 0.94 * 14) / (5 + 14), 12);
    expect(form.strikeoutRatio('recent', 160, 0.2)).toBeCloseTo((5 + 0.94 * 20) / (2.5 + 20), 12);
  });

  it('remembers ten starts, and none of his relief', () => {
    const form = new PitcherForm();
    for (let day = 0; day < 12; day += 1)
      form.learn(pitcherLine({ strikeouts: day }), 2015, day, day, pitching);
    form.learn(pitcherLine({ isStarter: false }), 2015, 13, 13, pitching);
    expect(form.starts.map(({ strikeouts }) => strikeouts)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    expect([form.careerStarts, form.lastStartDay, form.lastAppearanceDay]).toEqual([12, 11, 13]);
    expect(form.seasons.read(2015).now).toMatchObject({ starts: 12, appearances: 13, startStrikeouts: 66 });
  });

  it('has pitches estimated where they are not counted', () => {
    expect(pitchesOf(pitcherLine({ pitches: 101 }))).toBe(101);
    expect(pitchesOf(pitcherLine({ battersFaced: 25, strikeouts: 6, walks: 2 }))).toBeCloseTo(95.9, 12);
  });
});

describe('a batter', () => {
  it('is drawn to an unknown one, or to a pitcher at bat', () => {
    const form = new BatterForm();
    expect(form.above(1, false).strikeouts).toBeCloseTo(0.02, 12);
    expect(form.above(1, true).strikeouts).toBeCloseTo(0.17, 12);
    form.learn(batterLine({ plateAppearances: 20, strikeouts: 8 }), 2015, 10, batting);
    // 8 of 4 expected: (4 + .02 * 80) / (20 + 80).
    expect(form.above(10, false).strikeouts).toBeCloseTo(0.056, 12);
    expect(form.above(910, false).strikeouts).toBeCloseTo((2 + 1.6) / 90, 12);
    expect(form.seasonStrikeoutRate(2015)).toBe(0.4);
    expect(form.seasonStrikeoutRate(2016)).toBe(0.4);
    expect(form.seasonStrikeoutRate(2017)).toBeNull();
  });
});

describe('a team', () => {
  const [game] = madeUpStarts({ seasons: [2015], days: 1 }).games;
  if (game === undefined) throw new Error('The made-up league has games.');

  it('is drawn to the league with 25 games', () => {
    const form = new TeamForm();
    const home = { ...game.home, runs: 10, batting: { ...game.home.batting, strikeouts: 12 } };
    form.learn(home, { season: 2015, day: 1, batting, runsPerGame: 4 });
    expect(form.strikeoutsAbove(1)).toBeCloseTo((12 - 7.2) / (36 + 950), 12);
    expect(form.runsAbove(1)).toBeCloseTo(6 / 26, 12);
    expect(form.seasonTotals(2015)).toMatchObject({ games: 1, strikeouts: 12 });
    expect(form.seasonTotals(2016)).toMatchObject({ games: 1 });
    expect(form.seasonTotals(2018)).toBeNull();
    for (let day = 2; day < 20; day += 1)
      form.learn(game.home, { season: 2015, day, batting, runsPerGame: 4 });
    expect([form.lastGames.length, form.lineups.length]).toEqual([10, 5]);
  });

  it('has a line-up when nine places are filled', () => {
    expect(lineupOf(game.home)).toHaveLength(9);
    expect(lineupOf(game.home)?.at(-1)?.isPitcher).toBe(true);
    expect(lineupOf({ ...game.home, batters: game.home.batters?.slice(1) ?? null })).toBeNull();
    expect(lineupOf({ ...game.home, batters: null })).toBeNull();
  });
});

describe('a park', () => {
  it('adds nothing until it is known', () => {
    const parks = new ResidualForm(300);
    expect(parks.above('P1', 5)).toBe(0);
    expect(parks.above(null, 5)).toBeNaN();
    parks.learn('P1', 5, 100, 8);
    expect(parks.above('P1', 5)).toBeCloseTo(0.02, 12);
  });
});
