import { describe, expect, it } from 'vitest';
import type { GameRecord, Play } from '../../../services/league-simulator/game/game-record.ts';
import { countAfter } from '../../../services/league-simulator/game/pitch-calls.ts';
import { trackedPitchesOf, zoneOf } from '../../../services/league-simulator/game/pitch-details.ts';
import { createWorld } from '../../../services/league-simulator/world.ts';

const world = createWorld({ seed: 7, scenarios: [] });
const records = world
  .calendar(2025)
  .games.slice(0, 600)
  .map((game) => world.simulateGame(game.gamePk));
const plays = records.flatMap((record) => record.plays);

function halves(record: GameRecord): Map<string, Play[]> {
  const byHalf = new Map<string, Play[]>();
  for (const play of record.plays) {
    const key = `${play.inning}${play.isTop ? 'T' : 'B'}`;
    byHalf.set(key, [...(byHalf.get(key) ?? []), play]);
  }
  return byHalf;
}

describe('a simulated game', () => {
  it('is the same whenever and in whatever order it is asked for', () => {
    const fresh = createWorld({ seed: 7, scenarios: [] });
    const last = records[records.length - 1];
    expect(last).toBeDefined();
    if (last === undefined) return;
    expect(JSON.stringify(fresh.simulateGame(last.game.gamePk))).toBe(JSON.stringify(last));
    const other = createWorld({ seed: 8, scenarios: [] }).simulateGame(last.game.gamePk);
    expect(JSON.stringify(other.plays)).not.toBe(JSON.stringify(last.plays));
  });

  it('has a winner, and three outs in every half but one that a walk-off ends', () => {
    for (const record of records) {
      expect(record.score.home).not.toBe(record.score.away);
      const all = [...halves(record).values()];
      for (const [index, half] of all.entries()) {
        const outs = half[half.length - 1]?.outsAfter;
        if (record.isWalkOff && index === all.length - 1) expect(outs).toBeLessThan(3);
        else expect(outs).toBe(3);
      }
    }
  });

  it('does not play the last bottom half when the home club leads, and walks off only from behind or level', () => {
    const skipped = records.filter((record) => !record.isLastBottomPlayed);
    const walkOffs = records.filter((record) => record.isWalkOff);
    expect(skipped.length).toBeGreaterThan(150);
    expect(walkOffs.length).toBeGreaterThan(20);
    for (const record of skipped) expect(record.score.home).toBeGreaterThan(record.score.away);
    for (const record of walkOffs) {
      const last = record.plays[record.plays.length - 1];
      expect(last?.scoreBefore.home).toBeLessThanOrEqual(last?.scoreBefore.away ?? -1);
      const margin = record.score.home - record.score.away;
      expect(margin === 1 || last?.eventType === 'home_run').toBe(true);
    }
  });

  it('starts extra innings with a runner on second whose run is unearned', () => {
    const extra = records.filter((record) => record.innings > 9);
    expect(extra.length).toBeGreaterThan(20);
    for (const record of extra) {
      for (const [key, half] of halves(record)) {
        if (Number.parseInt(key, 10) <= 9) continue;
        const first = half[0];
        expect(first?.basesBefore[1]).not.toBeNull();
        expect(first?.actions[0]?.kind).toBe('runnerPlaced');
        const placed = half
          .flatMap((play) => play.movements)
          .find((movement) => movement.runner.id === first?.actions[0]?.player.id && movement.to === 4);
        if (placed && half.filter((play) => play.batter.id === placed.runner.id).length === 0)
          expect(placed.isEarned).toBe(false);
      }
    }
  });

  it('moves runners consistently: who is on base, out or home adds up in every play', () => {
    for (const play of plays) {
      const before = play.basesBefore.filter((runner) => runner !== null).length;
      const after = play.basesAfter.filter((runner) => runner !== null).length;
      const runs =
        play.scoreAfter.home + play.scoreAfter.away - play.scoreBefore.home - play.scoreBefore.away;
      const outs = play.outsAfter - play.outsBefore;
      const stranded = play.outsAfter === 3 ? (play.leftOnBase ?? 0) : after;
      expect(before + 1).toBe(stranded + runs + outs);
      expect(play.movements.filter((movement) => movement.to === 4)).toHaveLength(runs);
    }
  });

  it('throws legal pitch sequences: counts never pass three balls and two strikes before the last pitch', () => {
    for (const play of plays) {
      let count = { balls: 0, strikes: 0 };
      for (const call of play.calls) {
        expect(count.balls).toBeLessThan(4);
        expect(count.strikes).toBeLessThan(3);
        count = countAfter(count, call);
      }
      if (play.eventType === 'strikeout') expect(count.strikes).toBe(3);
      else if (play.eventType === 'walk') expect(count.balls).toBe(4);
      else if (play.eventType === 'intent_walk') expect(play.calls).toHaveLength(0);
      else expect(count.balls < 4 && count.strikes < 3).toBe(true);
    }
  });

  it('shows every kind of event', () => {
    const types = new Set(plays.map((play) => play.eventType));
    const wanted = [
      'strikeout',
      'walk',
      'intent_walk',
      'hit_by_pitch',
      'single',
      'double',
      'triple',
      'home_run',
      'field_out',
      'force_out',
      'grounded_into_double_play',
      'sac_fly',
      'field_error',
    ];
    for (const type of wanted) expect(types, type).toContain(type);
    const actions = new Set(plays.flatMap((play) => play.actions.map((action) => action.kind)));
    expect(actions).toEqual(
      new Set(['pitchingChange', 'pinchHitter', 'runnerPlaced', 'stolenBase', 'caughtStealing']),
    );
  });

  it('tracks pitches in physical ranges, strikes called inside the zone far more often than balls', () => {
    const inside = { C: 0, B: 0 };
    const seen = { C: 0, B: 0 };
    for (const record of records.slice(0, 60)) {
      for (const play of record.plays) {
        for (const pitch of trackedPitchesOf(7, record.game.gamePk, play)) {
          expect(pitch.startSpeed).toBeGreaterThan(65);
          expect(pitch.startSpeed).toBeLessThan(107);
          expect(pitch.spinRate).toBeGreaterThan(500);
          expect(Math.abs(pitch.plateX)).toBeLessThan(8);
          expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14]).toContain(pitch.zone);
          expect(pitch.battedBall === null).toBe(!['X', 'D', 'E'].includes(pitch.call));
          if (pitch.call === 'C' || pitch.call === 'B') {
            seen[pitch.call] += 1;
            if (pitch.zone <= 9) inside[pitch.call] += 1;
          }
        }
      }
    }
    expect(inside.C / seen.C).toBeGreaterThan(0.85);
    expect(inside.B / seen.B).toBeLessThan(0.15);
  });

  it('numbers the zones as MLB does', () => {
    expect([zoneOf(-0.8, 3.4, 3.5, 1.5), zoneOf(0, 2.5, 3.5, 1.5), zoneOf(0.8, 1.6, 3.5, 1.5)]).toEqual([
      1, 5, 9,
    ]);
    expect([
      zoneOf(-1.2, 3.6, 3.5, 1.5),
      zoneOf(1.2, 3.6, 3.5, 1.5),
      zoneOf(-1.2, 1, 3.5, 1.5),
      zoneOf(1.2, 1, 3.5, 1.5),
    ]).toEqual([11, 12, 13, 14]);
  });

  it('credits a starter with a win only after five innings, and a save only to the last pitcher', () => {
    let saves = 0;
    for (const record of records) {
      const { winner, loser, save } = record.decisions;
      const winners = record.score.home > record.score.away ? record.home : record.away;
      const losers = winners === record.home ? record.away : record.home;
      const arms = winners.appearances
        .filter((appearance) => appearance.battingOrder === null)
        .map((appearance) => appearance.player.id);
      expect(arms).toContain(winner.id);
      expect(losers.appearances.map((appearance) => appearance.player.id)).toContain(loser.id);
      if (winner.id === winners.starter.id && arms.length > 1) {
        const outs = record.plays
          .filter((play) => play.pitcher.id === winner.id)
          .reduce((sum, play) => sum + play.outsAfter - play.outsBefore, 0);
        expect(outs).toBeGreaterThanOrEqual(15);
      }
      if (save === null) continue;
      saves += 1;
      expect(save.id).toBe(arms[arms.length - 1]);
      expect(save.id).not.toBe(winner.id);
    }
    expect(saves / records.length).toBeGreaterThan(0.3);
  });
});
