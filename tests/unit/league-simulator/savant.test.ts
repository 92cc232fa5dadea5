import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { savantColumns } from '../../../services/league-simulator/responses/savant.ts';
import { answerRequest } from '../../../services/league-simulator/routes.ts';
import { createWorld } from '../../../services/league-simulator/world.ts';
import { bodyOf, inJune } from '../../support/league-answers.ts';

const world = createWorld({ seed: 5 });
const rowsSchema = z.array(z.record(z.string(), z.string()));

function rowsOf(query: Record<string, string>, now = inJune) {
  const body = bodyOf(world, now, '/statcast_search/csv', query);
  expect(body.startsWith('\uFEFF')).toBe(true);
  return rowsSchema.parse(parse(body, { bom: true, columns: true }));
}

describe('Savant’s file', () => {
  it('has the columns of 2025 and one row for each pitch of the day, last pitch first', () => {
    expect(savantColumns).toHaveLength(118);
    expect(new Set(savantColumns).size).toBe(118);
    const rows = rowsOf({ game_date_gt: '2025-04-15', game_date_lt: '2025-04-15' });
    const games = world.calendar(2025).games.filter((game) => game.officialDate === '2025-04-15');
    const pitches = games.reduce(
      (sum, game) =>
        sum + world.simulateGame(game.gamePk).plays.reduce((calls, play) => calls + play.calls.length, 0),
      0,
    );
    expect(rows).toHaveLength(pitches);
    const keys = rows.map((row) => `${row['game_pk']}-${row['at_bat_number']}-${row['pitch_number']}`);
    expect(new Set(keys).size).toBe(rows.length);
    const first = rows.filter((row) => row['game_pk'] === rows[0]?.['game_pk']);
    expect(Number(first[0]?.['at_bat_number'])).toBeGreaterThan(
      Number(first[first.length - 1]?.['at_bat_number']),
    );
    expect(first[first.length - 1]).toMatchObject({
      at_bat_number: '1',
      pitch_number: '1',
      balls: '0',
      strikes: '0',
      inning: '1',
      inning_topbot: 'Top',
    });
  });

  it('names an event exactly on the last pitch of a plate appearance, and contact on balls in play', () => {
    const rows = rowsOf({ game_pk: String(world.calendar(2025).games[77]?.gamePk) });
    const last = new Map<string, number>();
    for (const row of rows)
      last.set(
        row['at_bat_number'] ?? '',
        Math.max(last.get(row['at_bat_number'] ?? '') ?? 0, Number(row['pitch_number'])),
      );
    for (const row of rows) {
      const isLast = Number(row['pitch_number']) === last.get(row['at_bat_number'] ?? '');
      expect(row['events'] !== '').toBe(isLast);
      expect(row['launch_speed'] !== '').toBe(row['description'] === 'hit_into_play');
      expect(Number(row['balls'])).toBeLessThanOrEqual(3);
      expect(Number(row['strikes'])).toBeLessThanOrEqual(2);
    }
  });

  it('follows a steal within the plate appearance', () => {
    const found = world
      .calendar(2025)
      .games.slice(0, 60)
      .flatMap((game) => world.simulateGame(game.gamePk).plays.map((play) => ({ game, play })))
      .filter(
        ({ play }) =>
          play.calls.length >= 3 && play.movements.some((movement) => (movement.beforePitch ?? 0) >= 1),
      );
    const safe = found.find(({ play }) => play.actions.some((action) => action.kind === 'stolenBase'));
    const caught = found.find(({ play }) => play.actions.some((action) => action.kind === 'caughtStealing'));
    for (const [kind, sample] of [
      ['safe', safe],
      ['caught', caught],
    ] as const) {
      if (sample === undefined) throw new Error(`no ${kind} steal in sixty games`);
      const rows = rowsOf({ game_pk: String(sample.game.gamePk) })
        .filter((row) => row['at_bat_number'] === String(sample.play.atBatIndex + 1))
        .toReversed();
      const runner = String(sample.play.basesBefore[0]?.id);
      expect(rows[0]?.['on_1b']).toBe(runner);
      const end = rows[rows.length - 1];
      expect(end?.['on_1b']).toBe('');
      if (kind === 'safe') expect(end?.['on_2b']).toBe(runner);
      else expect(Number(end?.['outs_when_up'])).toBe(sample.play.outsBefore + 1);
    }
  });

  it('is a header alone for a day without games, for the future and for an unknown game', () => {
    expect(rowsOf({ game_date_gt: '2025-04-06', game_date_lt: '2025-04-06' })).toEqual([]);
    expect(rowsOf({ game_date_gt: '2025-06-20', game_date_lt: '2025-06-20' })).toEqual([]);
    expect(rowsOf({ game_pk: '747175' })).toEqual([]);
    expect(rowsOf({})).toEqual([]);
  });

  it('comes late when told to', () => {
    const query = { game_date_gt: '2025-04-15', game_date_lt: '2025-04-15' };
    const at = (now: string, hours: number) =>
      answerRequest(
        { world, nowMs: Date.parse(now), pitchDataDelayMs: hours * 3_600_000 },
        '/statcast_search/csv',
        query,
      ).body.split('\n').length;
    expect(at('2025-04-16T07:00:00Z', 0)).toBeGreaterThan(1000);
    expect(at('2025-04-16T07:00:00Z', 12)).toBe(2);
    expect(at('2025-04-17T00:00:00Z', 12)).toBeGreaterThan(1000);
  });

  it('answers a bad query with an error column and status 200, as Savant does', () => {
    const answer = answerRequest(
      { world, nowMs: Date.parse(inJune), pitchDataDelayMs: 0 },
      '/statcast_search/csv',
      { game_pk: 'x' },
    );
    expect(answer).toMatchObject({ status: 200, contentType: 'text/csv' });
    expect(answer.body).toMatch(/^error\n/);
  });
});
