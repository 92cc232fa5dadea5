import { describe, expect, test } from 'vitest';
import { teams } from '../../../../schemas/tables/reference.ts';
import { defaultGradeSettings } from '../../../../shared/domain/validation/grade.ts';
import { validateSchedule } from '../../../../shared/domain/validation/validate-schedule.ts';
import { scheduleBundle, scheduledGameRow } from '../../../support/game-bundle.ts';

const validate = (bundle: ReturnType<typeof scheduleBundle>, own: number[] = []) =>
  validateSchedule(bundle, new Set(own), defaultGradeSettings);

describe('the schedule', () => {
  test('grades games that have not begun with an A', () => {
    const verdict = validate(
      scheduleBundle([scheduledGameRow(1), scheduledGameRow(2, { coded_state: 'D' })]),
    );
    expect(verdict.games.map(({ gamePk, grade }) => [gamePk, grade])).toEqual([
      [1, 'A'],
      [2, 'A'],
    ]);
    expect(verdict).toMatchObject({ findings: [], rowsOffered: 0, rowsRejected: 0 });
  });

  test('leaves a game with a bundle of its own to that bundle', () => {
    expect(validate(scheduleBundle([scheduledGameRow(1)]), [1]).games).toEqual([]);
    expect(validate(scheduleBundle([scheduledGameRow(1, { is_complete: true })]), [1]).findings).toEqual([]);
  });

  test('never lets a complete game in without its lines', () => {
    const complete = scheduledGameRow(1, {
      is_complete: true,
      coded_state: 'F',
      home_score: 1,
      away_score: 0,
    });
    const verdict = validate(scheduleBundle([complete]));
    expect(verdict.games).toEqual([]);
    expect(verdict.findings).toMatchObject([{ rule: 'SCHEDULE_COMPLETE_GAME', severity: 'info' }]);
  });

  test('grades a game F whose row breaks its contract', () => {
    const [game] = validate(scheduleBundle([scheduledGameRow(1, { game_date: '08/05/2026' })])).games;
    expect(game).toMatchObject({ gamePk: 1, gameDate: null, grade: 'F', rowsRejected: 1 });
  });

  test('flags rows without an id, twice the same game and other bad rows', () => {
    const bundle = scheduleBundle([
      scheduledGameRow(1),
      scheduledGameRow(1),
      scheduledGameRow(2, { game_pk: '2' }),
    ]);
    bundle.tables['mlb_historical_data.teams'] = [{ ...Object(teams.examples.pass[0]), name: 7 }];
    bundle.tables['mlb_historical_data.moon'] = [{}];
    const verdict = validate(bundle);
    expect(verdict.findings.map(({ rule }) => rule).toSorted()).toEqual([
      'BUNDLE_TABLE_KNOWN',
      'GAME_KEY_UNIQUE',
      'GAME_ROW_CONTRACT',
      'TEAM_ROW_CONTRACT',
    ]);
    expect(verdict).toMatchObject({ rowsRejected: 4, rowsOffered: 4 });
    expect(verdict.games).toHaveLength(1);
  });
});
