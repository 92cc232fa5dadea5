import { expect, test } from 'vitest';
import type { CompletedGame } from '../../../services/feature-engine/feature-rows.ts';
import { rateOpponents } from '../../../services/feature-engine/opponents-rating.ts';

const game = (
  gamePk: number,
  date: string,
  [home, away]: [number, number],
  change: Partial<CompletedGame> = {},
): CompletedGame => ({
  game_pk: gamePk,
  game_date: date,
  season: Number(date.slice(0, 4)),
  game_type: 'R',
  completed_at: `${date}T23:00:00.000Z`,
  home_team_id: home,
  away_team_id: away,
  home_score: 5,
  away_score: 2,
  ...change,
});
const slate = { date: '2026-06-15', cutoffAt: '2026-06-15T17:00:00.000Z', games: 1 };
const rating = (teamId: number): number => 1400 + teamId;

test('the schedule of a team is the mean rating of those it played, at home and away, every game once', () => {
  const of = rateOpponents(
    [
      game(1, '2026-05-15', [108, 110]),
      game(2, '2026-05-16', [108, 120]),
      game(3, '2026-06-01', [130, 108]),
      game(4, '2026-06-02', [130, 108]),
    ],
    slate,
    rating,
  );
  expect(of(108)).toEqual({
    recent: 1400 + (120 + 130 + 130) / 3,
    season: 1400 + (110 + 120 + 130 + 130) / 4,
  });
  expect(of(110)).toEqual({ recent: null, season: 1508 });
});

test('a season without a game says nothing, whatever the season before was', () => {
  const of = rateOpponents([game(1, '2025-09-30', [108, 110])], slate, rating);
  expect(of(108)).toEqual({ recent: null, season: null });
});

test('what ended at the cutoff or later, and a game of the date itself, do not count', () => {
  const before = [game(1, '2026-06-01', [108, 110])];
  const unknown = [
    game(2, '2026-06-14', [108, 150], { completed_at: slate.cutoffAt }),
    game(3, '2026-06-02', [108, 150], { completed_at: '2026-07-01T20:00:00.000Z' }),
    game(4, '2026-06-15', [108, 150], { completed_at: '2026-06-15T16:00:00.000Z' }),
    game(5, '2026-06-16', [108, 150]),
  ];
  const of = rateOpponents([...before, ...unknown], slate, rating);
  expect(of(108)).toEqual(rateOpponents(before, slate, rating)(108));
  expect(of(150)).toEqual({ recent: null, season: null });
});
