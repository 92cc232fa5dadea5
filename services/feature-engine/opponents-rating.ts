import { addDays } from '../../shared/domain/calendar.ts';
import type { CompletedGame } from './feature-rows.ts';
import type { TeamRating } from './rate-teams.ts';
import { type Slate, seasonOf } from './slate.ts';

const RECENT_DAYS = 30;

/** Mean ratings of the opponents that a team has played; null without a game. */
export interface OpponentsRating {
  recent: number | null;
  season: number | null;
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * How strong the opponents were, by team: the mean of their ratings as of the slate's cutoff, of the games of 30 days and of the season
 * whose result was known by then. Games come in the order in which they ended; no team plays in two seasons within 30 days.
 */
export function rateOpponents(
  games: readonly CompletedGame[],
  slate: Slate,
  rating: TeamRating,
): (teamId: number) => OpponentsRating {
  const season = seasonOf(slate.date);
  const recentFrom = addDays(slate.date, -RECENT_DAYS);
  const played = new Map<number, { date: string; rating: number }[]>();
  const add = (teamId: number, opponentId: number, date: string): void => {
    const own = played.get(teamId) ?? [];
    own.push({ date, rating: rating(opponentId) });
    played.set(teamId, own);
  };
  for (const game of games) {
    if (game.season !== season || game.game_date >= slate.date || game.completed_at >= slate.cutoffAt)
      continue;
    add(game.home_team_id, game.away_team_id, game.game_date);
    add(game.away_team_id, game.home_team_id, game.game_date);
  }
  return (teamId) => {
    const own = played.get(teamId) ?? [];
    return {
      recent: meanOf(own.filter(({ date }) => date >= recentFrom).map((game) => game.rating)),
      season: meanOf(own.map((game) => game.rating)),
    };
  };
}
