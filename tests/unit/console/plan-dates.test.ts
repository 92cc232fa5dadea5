import { describe, expect, it } from 'vitest';
import { type PlanOptions, planDates } from '../../../services/console/plan-dates.ts';
import type { SqlRow } from '../../../shared/ports/warehouse.ts';
import { fixedWarehouse } from '../../support/fixed-warehouse.ts';
import { manualClock } from '../../support/manual-clock.ts';

const complete = (game_date: string, game_pk: number): SqlRow => ({
  game_pk,
  game_date,
  game_type: 'R',
  coded_state: 'F',
  is_complete: true,
  ingested_at: `${game_date}T23:00:00.000Z`,
  grade: 'A',
  attempt: 1,
  action: 'proceed',
  worst_finding: null,
  graded_at: null,
  statcast_pitches: 0,
});

const week = [3, 4, 5, 6, 7, 8, 9, 10].map((day) => complete(`2026-04-${String(day).padStart(2, '0')}`, day));

function plan(now: string, games: readonly SqlRow[], options: Partial<PlanOptions> = {}) {
  const warehouse = fixedWarehouse({
    'operational/window_games/query.sql': games,
    'operational/collected_dates/query.sql': [],
    'mlb_historical_data/season_dates/query.sql': [],
  });
  return planDates({ expectsStatcast: false, ...options }, '20260411T101500Z-ab12', {
    clock: manualClock(now),
    warehouse,
  });
}

describe('the plan of a night', () => {
  it('is yesterday by Eastern time, the gaps before it, and the slate', async () => {
    // Three in the morning in UTC is the evening before in New York.
    const { dates, gameDate, slate, message } = await plan('2026-04-12T03:00:00.000Z', week.slice(0, -1));
    expect({ gameDate, slate, message }).toEqual({
      gameDate: '2026-04-10',
      slate: '2026-04-11',
      message: null,
    });
    expect(dates).toEqual([
      { date: '2026-04-10', reason: 'nightly', why: 'missing', gamePks: null },
      { date: '2026-04-11', reason: 'slate', why: 'slate', gamePks: null },
    ]);
    const holes = await plan('2026-04-11T10:15:00.000Z', [...week.slice(1, 3), ...week.slice(4)]);
    expect(holes.dates.map(({ date, reason }) => `${date} ${reason}`)).toEqual([
      '2026-04-03 gap',
      '2026-04-06 gap',
      '2026-04-11 slate',
    ]);
  });

  it('is the slate alone, with the reason, when nothing is missing', async () => {
    const { dates, message, asksForSlate } = await plan('2026-04-11T14:30:00.000Z', week);
    expect(message).toBe('skipped: nothing missing in 2026-04-03 to 2026-04-10');
    expect(dates.map(({ date }) => date)).toEqual(['2026-04-11']);
    expect(asksForSlate).toBe(true);
  });

  it('looks back as far as it is told', async () => {
    const back = await plan('2026-04-11T14:30:00.000Z', week, { 'look-back-days': 9 });
    expect(back.dates.map(({ date }) => date)).toEqual(['2026-04-01', '2026-04-02', '2026-04-11']);
    const none = await plan('2026-04-11T14:30:00.000Z', week, { 'look-back-days': 0 });
    expect(none.message).toBe('skipped: nothing missing in 2026-04-10 to 2026-04-10');
  });

  it('is the date that was asked for, whatever is known of it', async () => {
    const asked = await plan('2026-06-01T10:00:00.000Z', week, { date: '2026-04-10', slate: '2026-04-10' });
    expect(asked.dates).toEqual([{ date: '2026-04-10', reason: 'nightly', why: 'asked for', gamePks: null }]);
    const again = await plan('2026-06-01T10:00:00.000Z', week.slice(1, -1), {
      date: '2026-04-10',
      'look-back-days': 7,
    });
    expect(again.dates.map(({ date, why }) => `${date} ${why}`)).toEqual([
      '2026-04-03 missing',
      '2026-04-10 asked for, missing',
      '2026-04-11 slate',
    ]);
  });

  it('asks for the games whose Statcast is missing by name', async () => {
    const { dates } = await plan('2026-04-11T14:30:00.000Z', week.slice(-2), {
      expectsStatcast: true,
      'look-back-days': 1,
    });
    expect(dates[0]).toEqual({
      date: '2026-04-09',
      reason: 'gap',
      why: '1 game without Statcast',
      gamePks: [9],
    });
  });

  it('is nothing in the off-season, but the last days of the season can still be mended', async () => {
    const winter = await plan('2026-12-26T14:00:00.000Z', []);
    expect(winter).toMatchObject({
      dates: [],
      asksForSlate: false,
      message: 'It is the off-season: no games on 2026-12-25 and 2026-12-26. Nothing to do.',
    });
    const after = await plan('2026-11-02T14:00:00.000Z', []);
    expect(after.dates.at(-1)).toMatchObject({ date: '2026-10-31', reason: 'gap', why: 'missing' });
    expect(after.asksForSlate).toBe(false);
    // Nobody knows that season: the chain finds out.
    expect((await plan('2033-12-26T14:00:00.000Z', [])).dates).toHaveLength(9);
  });
});
