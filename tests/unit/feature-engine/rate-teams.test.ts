import { expect, test } from 'vitest';
import type { CompletedGame } from '../../../services/feature-engine/feature-rows.ts';
import { rateTeams } from '../../../services/feature-engine/rate-teams.ts';
import { carryEloRating, updateElo } from '../../../shared/domain/ratings/elo.ts';

const game = (gamePk: number, endAt: string, change: Partial<CompletedGame> = {}): CompletedGame => ({
  game_pk: gamePk,
  game_date: endAt.slice(0, 10),
  season: Number(endAt.slice(0, 4)),
  game_type: 'R',
  completed_at: endAt,
  home_team_id: 108,
  away_team_id: 109,
  home_score: 5,
  away_score: 2,
  ...change,
});
const slate = (date: string, cutoffAt = `${date}T12:00:00.000Z`) => ({ date, cutoffAt, games: 1 });
const fresh = {
  homeRating: 1500,
  awayRating: 1500,
  homeRuns: 5,
  awayRuns: 2,
  isPostseason: false,
  venue: 'home',
} as const;

test('ratings of a date know the games that ended before its cutoff, and no other', () => {
  const games = [game(1, '2026-04-11T02:00:00.000Z'), game(2, '2026-04-12T12:00:00.000Z')];
  const ratings = rateTeams(games, [
    slate('2026-04-10'),
    slate('2026-04-11'),
    slate('2026-04-12'),
    slate('2026-04-13'),
  ]);
  const once = updateElo(fresh);
  const twice = updateElo({ ...fresh, ...once });
  const of108 = (date: string) => ratings.get(date)?.(108);
  expect(of108('2026-04-10')).toBe(1500);
  expect(of108('2026-04-11')).toBe(once.homeRating);
  // The second game ended at the very moment of the cutoff: not before it.
  expect(of108('2026-04-12')).toBe(once.homeRating);
  expect(of108('2026-04-13')).toBe(twice.homeRating);
  expect(ratings.get('2026-04-13')?.(109)).toBe(twice.awayRating);
  expect(ratings.get('2026-04-13')?.(147)).toBe(1500);
});

test('a new season begins with ratings drawn to the mean, before its first game', () => {
  const ratings = rateTeams(
    [game(1, '2025-09-11T02:00:00.000Z')],
    [slate('2025-12-31'), slate('2026-03-25')],
  );
  const after = updateElo(fresh).homeRating;
  expect(ratings.get('2025-12-31')?.(108)).toBe(after);
  expect(ratings.get('2026-03-25')?.(108)).toBeCloseTo(carryEloRating(after), 12);
});

test('a slate with an early cutoff does not learn what the slate before it knew', () => {
  const games = [game(1, '2026-04-11T09:00:00.000Z')];
  const ratings = rateTeams(games, [slate('2026-04-11'), slate('2026-04-12', '2026-04-11T08:00:00.000Z')]);
  expect(ratings.get('2026-04-11')?.(108)).toBe(updateElo(fresh).homeRating);
  expect(ratings.get('2026-04-12')?.(108)).toBe(1500);
});

test('the postseason moves ratings more, an empty park gives less advantage', () => {
  const rate = (change: Partial<CompletedGame>, end: string) =>
    rateTeams([game(1, end, change)], [slate(`${end.slice(0, 4)}-12-01`)]).get(`${end.slice(0, 4)}-12-01`)?.(
      108,
    );
  expect(rate({ game_type: 'W' }, '2026-10-29T04:00:00.000Z')).toBe(
    updateElo({ ...fresh, isPostseason: true }).homeRating,
  );
  expect(rate({}, '2020-08-29T04:00:00.000Z')).toBe(
    updateElo({ ...fresh, venue: 'home_without_fans' }).homeRating,
  );
});
