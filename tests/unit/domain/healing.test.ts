import { describe, expect, it } from 'vitest';
import {
  collectionsOf,
  detectDeadLetters,
  detectMissingData,
  detectMissingFeatures,
  detectOldModel,
  detectUnfinishedGrades,
  type GradedGame,
} from '../../../shared/domain/healing/detect-ailments.ts';

const now = new Date('2026-04-15T12:00:00Z');

describe('what is wrong', () => {
  it('is every date that the plan would collect', () => {
    const [ailment] = detectMissingData([
      { date: '2026-04-10', reasons: [{ kind: 'missing', gamePks: [] }], gamePks: null },
    ]);
    expect(ailment).toEqual({
      kind: 'missing_data',
      subject: '2026-04-10',
      detail: 'missing',
      repair: { kind: 'collect', gameDate: '2026-04-10', gamePks: null },
    });
  });

  it('is an F after the last collection, and a retry that never came', () => {
    const game = (change: Partial<NonNullable<GradedGame['verdict']>>): GradedGame => ({
      gamePk: 7,
      gameDate: '2026-04-10',
      verdict: {
        grade: 'F',
        attempt: 4,
        action: 'retry',
        gradedAt: '2026-04-15T11:30:00Z',
        worstFinding: 'RULE: what',
        ...change,
      },
    });
    const kinds = (one: GradedGame) =>
      detectUnfinishedGrades([one], { now, collectionsMax: 4 }).map(({ kind }) => kind);
    expect(kinds(game({}))).toEqual(['grade_f']);
    expect(kinds(game({ attempt: 2 }))).toEqual([]);
    expect(kinds(game({ attempt: 2, gradedAt: '2026-04-15T10:59:00Z' }))).toEqual(['stuck_retry']);
    expect(kinds(game({ grade: 'A', action: 'proceed' }))).toEqual([]);
    expect(kinds(game({ grade: 'B' }))).toEqual([]);
    expect(kinds({ ...game({}), verdict: null })).toEqual([]);
    expect(detectUnfinishedGrades([game({})], { now, collectionsMax: 4 })[0]).toMatchObject({
      detail: 'F after collection 4 of 4 on 2026-04-10: RULE: what',
      repair: { kind: 'collect', gameDate: '2026-04-10', gamePks: [7] },
    });
  });

  it('is an open dead letter; only what the surroundings broke is tried again', () => {
    const letter = (deadLetterId: string, errorClass: string, gamePk: number | null = null) => ({
      deadLetterId,
      gamePk,
      about: '2026-04-10 game 7 (nothing of it in the warehouse)',
      code: 'X',
      errorClass,
      message: 'm',
    });
    expect(
      detectDeadLetters(
        [letter('a', 'transient'), letter('b', 'contract'), letter('c', 'transient', 7)],
        new Set([7]),
      ).map(({ subject, detail, repair }) => [subject, detail, repair?.kind ?? null]),
    ).toEqual([
      ['a', '2026-04-10 game 7 (nothing of it in the warehouse): X: m', 'replay'],
      ['b', '2026-04-10 game 7 (nothing of it in the warehouse): X: m', null],
    ]);
  });

  it('is a game without features', () => {
    const state = (gamesWithFeatures: number) => ({ gameDate: '2026-04-10', games: 15, gamesWithFeatures });
    expect(detectMissingFeatures([state(15)])).toEqual([]);
    expect(detectMissingFeatures([state(14)])).toEqual([
      {
        kind: 'missing_features',
        subject: '2026-04-10',
        detail: '1 of 15 games have no features',
        repair: { kind: 'rebuild_features', gameDate: '2026-04-10' },
      },
    ]);
  });

  it('is a model that does not know the games of two weeks', () => {
    const age = {
      trainedThrough: '2026-04-01',
      playedThrough: '2026-04-15',
      newestDate: '2026-04-16',
    };
    expect(detectOldModel(age)).toEqual([]);
    expect(detectOldModel({ ...age, playedThrough: '2026-04-16' })).toMatchObject([
      { kind: 'old_model', repair: { kind: 'train', slate: '2026-04-16' } },
    ]);
    // In winter nothing is played, and nothing gets old.
    expect(detectOldModel({ ...age, trainedThrough: null })).toEqual([]);
  });
});

it('asks for a date once: whole when any ailment wants that, otherwise for every game that is named', () => {
  const collect = (gameDate: string, gamePks: number[] | null) => ({
    kind: 'missing_data' as const,
    subject: 'x',
    detail: 'y',
    repair: { kind: 'collect' as const, gameDate, gamePks },
  });
  expect(
    collectionsOf([
      collect('2026-04-12', [3]),
      collect('2026-04-11', [1]),
      collect('2026-04-11', [2, 1]),
      collect('2026-04-10', [1]),
      collect('2026-04-10', null),
      collect('2026-04-10', [5]),
      { kind: 'dead_letter', subject: 'z', detail: '', repair: null },
    ]),
  ).toEqual([
    { gameDate: '2026-04-10', gamePks: null },
    { gameDate: '2026-04-11', gamePks: [1, 2] },
    { gameDate: '2026-04-12', gamePks: [3] },
  ]);
});
