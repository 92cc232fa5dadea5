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

/** Ratings added up in the order of the games. */
interface RatingSum {
  games: number;
  rating: number;
}

const noGames = (): RatingSum => ({ games: 0, rating: 0 });

const meanOf = ({ games, rating }: RatingSum): number | null => (games === 0 ? null : rating / games);

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
  const played = new Map<number, { recent: RatingSum; season: RatingSum }>();
  const add = (teamId: number, opponentId: number, date: string): void => {
    const own = played.get(teamId) ?? { recent: noGames(), season: noGames() };
    played.set(teamId, own);
    const opponent = rating(opponentId);
    for (const sum of date >= recentFrom ? [own.recent, own.season] : [own.season]) {
      sum.games += 1;
      sum.rating += opponent;
    }
  };
  for (const game of games) {
    if (game.season !== season || game.game_date >= slate.date || game.completed_at >= slate.cutoffAt)
      continue;
    add(game.home_team_id, game.away_team_id, game.game_date);
    add(game.away_team_id, game.home_team_id, game.game_date);
  }
  return (teamId) => {
    const { recent, season } = played.get(teamId) ?? { recent: noGames(), season: noGames() };
    return { recent: meanOf(recent), season: meanOf(season) };
  };
}
