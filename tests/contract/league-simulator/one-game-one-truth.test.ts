import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createWorld } from '../../../services/league-simulator/world.ts';
import {
  bodyOf,
  boxScoreSchema,
  feedSchema,
  inJune,
  lineScoreSchema,
  objectOf,
} from '../../support/league-answers.ts';

const world = createWorld({ seed: 9 });
// The first three days hold most awkward games; the other half are ordinary ones.
const games = [
  ...world.calendar(2025).games.slice(0, 60),
  ...world.calendar(2025).games.slice(300, 360),
].filter((game) => game.script !== 'missingBoxScore');
const feeds = games.map((game) =>
  feedSchema.parse(objectOf(world, inJune, `/api/v1.1/game/${game.gamePk}/feed/live`)),
);
const hits = ['single', 'double', 'triple', 'home_run'];
const sides = ['home', 'away'] as const;

function numbers(stats: Record<string, string | number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(stats).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

function boxOf(feed: (typeof feeds)[number]) {
  const box = feed.liveData.boxscore;
  if (box === undefined) throw new Error(`game ${feed.gamePk} has no box score`);
  return box;
}

describe('box score, line score, plays and pitches of one game', () => {
  it('agree on runs, hits and errors', () => {
    for (const feed of feeds) {
      const { linescore, plays } = feed.liveData;
      const last = plays.allPlays[plays.allPlays.length - 1];
      for (const side of sides) {
        const total = linescore.teams[side];
        const { batting, fielding } = boxOf(feed).teams[side].teamStats;
        const isTop = side === 'away';
        const ownPlays = plays.allPlays.filter((play) => play.about.isTopInning === isTop);
        expect(total.runs).toBe(linescore.innings.reduce((sum, inning) => sum + (inning[side].runs ?? 0), 0));
        expect(total.hits).toBe(linescore.innings.reduce((sum, inning) => sum + inning[side].hits, 0));
        expect(total).toMatchObject({
          runs: batting['runs'],
          hits: batting['hits'],
          errors: fielding['errors'],
        });
        expect(total.runs).toBe(side === 'home' ? last?.result.homeScore : last?.result.awayScore);
        expect(total.hits).toBe(ownPlays.filter((play) => hits.includes(play.result.eventType)).length);
        expect(total.runs).toBe(
          ownPlays.flatMap((play) => play.runners).filter((runner) => runner.movement.end === 'score').length,
        );
      }
    }
  });

  it('team totals are the sums of the players’ lines', () => {
    for (const feed of feeds) {
      for (const side of sides) {
        const { players, teamStats } = boxOf(feed).teams[side];
        for (const group of ['batting', 'pitching', 'fielding'] as const) {
          for (const [stat, total] of Object.entries(numbers(teamStats[group]))) {
            const lines = Object.values(players).map((player) => player.stats[group][stat] ?? 0);
            if (lines.some((value) => typeof value === 'string') || stat === 'pitchesThrown') continue;
            const sum = lines.reduce<number>((left, right) => left + Number(right), 0);
            expect(sum, `game ${feed.gamePk} ${side} ${group} ${stat}`).toBe(total);
          }
        }
      }
    }
  });

  it('one club’s batting is the other’s pitching', () => {
    for (const feed of feeds) {
      const { home, away } = boxOf(feed).teams;
      for (const [batting, pitching] of [
        [home, away],
        [away, home],
      ] as const) {
        for (const stat of [
          'runs',
          'hits',
          'homeRuns',
          'strikeOuts',
          'baseOnBalls',
          'atBats',
          'sacFlies',
          'stolenBases',
          'doubles',
          'triples',
        ]) {
          expect(batting.teamStats.batting[stat], stat).toBe(pitching.teamStats.pitching[stat]);
        }
        expect(batting.teamStats.batting['plateAppearances']).toBe(
          pitching.teamStats.pitching['battersFaced'],
        );
      }
    }
  });

  it('outs recorded are putouts, and innings pitched follow from them', () => {
    for (const feed of feeds) {
      for (const side of sides) {
        const { pitching, fielding } = boxOf(feed).teams[side].teamStats;
        const outs = Number(pitching['outs']);
        expect(fielding['putOuts']).toBe(outs);
        expect(pitching['inningsPitched']).toBe(`${Math.floor(outs / 3)}.${outs % 3}`);
        expect(Number(pitching['earnedRuns'])).toBeLessThanOrEqual(Number(pitching['runs']));
      }
    }
  });

  it('pitch counts are the pitches in the plays', () => {
    for (const feed of feeds) {
      const thrown = new Map<number, number>();
      for (const play of feed.liveData.plays.allPlays) {
        const pitches = play.playEvents.filter((event) => event.isPitch);
        thrown.set(play.matchup.pitcher.id, (thrown.get(play.matchup.pitcher.id) ?? 0) + pitches.length);
        expect(pitches.map((event) => event.pitchNumber)).toEqual(pitches.map((_, index) => index + 1));
        expect(play.playEvents.map((event) => event.index)).toEqual(play.playEvents.map((_, index) => index));
        const last = pitches[pitches.length - 1];
        if (last) expect(play.count).toMatchObject({ balls: last.count.balls, strikes: last.count.strikes });
      }
      for (const side of sides) {
        for (const player of Object.values(boxOf(feed).teams[side].players)) {
          const { numberOfPitches, balls, strikes } = player.stats.pitching;
          if (numberOfPitches === undefined) continue;
          expect(numberOfPitches).toBe(thrown.get(player.person.id) ?? 0);
          expect(Number(balls) + Number(strikes)).toBe(numberOfPitches);
        }
      }
    }
  });

  it('every man in the plays is in gameData and, on the right side, in the box score', () => {
    for (const feed of feeds) {
      for (const play of feed.liveData.plays.allPlays) {
        const [batting, fielding] = play.about.isTopInning
          ? (['away', 'home'] as const)
          : (['home', 'away'] as const);
        expect(feed.gameData.players[`ID${play.matchup.batter.id}`]?.id).toBe(play.matchup.batter.id);
        expect(boxOf(feed).teams[batting].batters).toContain(play.matchup.batter.id);
        expect(boxOf(feed).teams[fielding].pitchers).toContain(play.matchup.pitcher.id);
      }
      for (const side of sides) {
        const team = boxOf(feed).teams[side];
        const everyone = [...team.batters, ...team.bench, ...team.bullpen];
        expect(new Set(everyone).size).toBe(everyone.length);
        expect(everyone.map((id) => `ID${id}`).toSorted()).toEqual(Object.keys(team.players).toSorted());
        expect(team.battingOrder).toHaveLength(9);
        const starters = Object.values(team.players).filter((player) => player.battingOrder?.endsWith('00'));
        expect(starters).toHaveLength(9);
      }
    }
  });

  it('times go forward, from the first pitch to the end', () => {
    for (const feed of feeds) {
      let before = '';
      for (const play of feed.liveData.plays.allPlays) {
        expect(play.about.startTime >= before).toBe(true);
        expect(play.about.endTime > play.about.startTime).toBe(true);
        for (const event of play.playEvents.filter((candidate) => candidate.isPitch)) {
          expect(event.startTime >= play.about.startTime && event.startTime < play.about.endTime).toBe(true);
        }
        before = play.about.endTime;
      }
    }
  });

  it('the single endpoints say what the feed says', () => {
    for (const feed of feeds.slice(0, 10)) {
      const path = `/api/v1/game/${feed.gamePk}`;
      expect(boxScoreSchema.parse(objectOf(world, inJune, `${path}/boxscore`))).toEqual(
        feed.liveData.boxscore,
      );
      expect(lineScoreSchema.parse(objectOf(world, inJune, `${path}/linescore`))).toEqual(
        feed.liveData.linescore,
      );
      expect(objectOf(world, inJune, `${path}/playByPlay`)['scoringPlays']).toEqual(
        feed.liveData.plays.scoringPlays,
      );
    }
  });

  it('Savant has the same pitches: number, order, speed and zone', () => {
    const rowsSchema = z.array(z.record(z.string(), z.string()));
    for (const feed of feeds.slice(0, 12)) {
      const body = bodyOf(world, inJune, '/statcast_search/csv', { game_pk: String(feed.gamePk) });
      const rows = rowsSchema.parse(parse(body, { bom: true, columns: true })).toReversed();
      const pitches = feed.liveData.plays.allPlays.flatMap((play) =>
        play.playEvents
          .filter((event) => event.isPitch)
          .map((event) => ({
            at_bat_number: String(play.atBatIndex + 1),
            pitch_number: String(event.pitchNumber),
            release_speed: event.pitchData?.startSpeed.toFixed(1),
            zone: String(event.pitchData?.zone),
            batter: String(play.matchup.batter.id),
            pitcher: String(play.matchup.pitcher.id),
          })),
      );
      expect(rows).toMatchObject(pitches);
      expect(rows).toHaveLength(pitches.length);
    }
  });
});
