import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateRange } from '../../../../shared/domain/calendar.ts';
import {
  gameTypesOn,
  phaseOf,
  phaseOfGameType,
  type SeasonPhase,
} from '../../../../shared/domain/season-calendar/phases.ts';
import { seasonCalendar } from '../../../../shared/domain/season-calendar/season-dates.ts';
import { shippedSeasons } from '../../../../shared/domain/season-calendar/shipped-seasons.ts';

describe('the phase of a date', () => {
  it.each<[string, SeasonPhase]>([
    ['2025-02-19', 'off_season'],
    ['2025-02-20', 'spring'],
    // Two games in Tokyo, a week before spring ended.
    ['2025-03-18', 'regular'],
    ['2025-03-26', 'regular'],
    ['2025-07-14', 'regular'],
    ['2025-07-15', 'all_star'],
    ['2025-07-16', 'regular'],
    ['2025-09-28', 'regular'],
    // The day between is for tie-breakers.
    ['2025-09-29', 'regular'],
    ['2025-09-30', 'postseason'],
    ['2025-11-01', 'postseason'],
    ['2025-11-02', 'off_season'],
    ['2025-12-25', 'off_season'],
    // Spring ended on the 27th, the season began on the 29th: exhibitions.
    ['2018-03-28', 'spring'],
    ['2020-05-01', 'spring'],
    ['2020-07-14', 'spring'],
    ['2020-07-23', 'regular'],
  ])('%s is %s', (date, phase) => expect(phaseOf(date)).toBe(phase));

  it('is not known of a season that nobody told: nothing is ruled out', () => {
    expect(phaseOf('2031-12-25')).toBeNull();
    expect(gameTypesOn('2031-12-25')).toBeNull();
    const calendar = seasonCalendar([
      {
        season: 2031,
        springStart: null,
        springEnd: null,
        regularStart: '2031-04-01',
        regularEnd: '2031-09-30',
        allStarDate: null,
        postseasonStart: null,
        postseasonEnd: null,
      },
    ]);
    expect(phaseOf('2031-12-25', calendar)).toBe('off_season');
    expect(phaseOf('2031-04-01', calendar)).toBe('regular');
  });
});

describe('the types of games on a date', () => {
  it('are those of every phase the date lies in', () => {
    expect(gameTypesOn('2025-03-18')).toEqual(['S', 'E', 'I', 'R']);
    expect(gameTypesOn('2025-06-01')).toEqual(['R']);
    expect(gameTypesOn('2025-07-15')).toEqual(['R', 'A']);
    expect(gameTypesOn('2025-10-10')).toEqual(expect.arrayContaining(['F', 'D', 'L', 'W', 'R']));
    expect(gameTypesOn('2025-12-25')).toBeNull();
  });

  it('hold a game to the rules of its own kind', () => {
    expect(['S', 'E', 'A', 'R', 'F', 'W', 'N'].map(phaseOfGameType)).toEqual([
      'spring',
      'spring',
      'all_star',
      'regular',
      'postseason',
      'postseason',
      'regular',
    ]);
  });

  it('always have the regular season in them while a season lasts', () => {
    const days = shippedSeasons.flatMap(({ springStart, postseasonEnd }) =>
      dateRange(springStart ?? '', postseasonEnd ?? ''),
    );
    fc.assert(
      fc.property(fc.constantFrom(...days), (date) => {
        expect(phaseOf(date)).not.toBe('off_season');
        expect(gameTypesOn(date)).toContain('R');
      }),
    );
    for (const { postseasonEnd } of shippedSeasons)
      expect(phaseOf(addDays(postseasonEnd ?? '', 1))).toBe('off_season');
  });
});
