import {
  ELO_MEAN,
  type EloState,
  enterEloSeason,
  INITIAL_ELO_STATE,
  rateEloGames,
} from '../../shared/domain/ratings/elo.ts';
import type { CompletedGame } from './feature-rows.ts';
import { type Slate, seasonOf } from './slate.ts';

/** Ratings before the games of a date. */
export type TeamRating = (teamId: number) => number;

/** Results in the order in which they became known, and the ratings they came to at the cutoff. */
export interface RatedGames {
  rating: TeamRating;
  completedGames: readonly CompletedGame[];
}

/** The regular season of 2020 was played in empty parks. */
const SEASON_WITHOUT_FANS = 2020;

/**
 * Ratings of every slate after all games that ended before its cutoff. Games come in the order in which they ended: a suspended game
 * counts when it is completed.
 */
export function rateTeams(
  games: readonly CompletedGame[],
  slates: readonly Slate[],
): Map<string, TeamRating> {
  const ratings = new Map<string, TeamRating>();
  const byCutoff = [...slates].sort((a, b) => (a.cutoffAt < b.cutoffAt ? -1 : 1));
  let state: EloState = INITIAL_ELO_STATE;
  let next = 0;
  for (const slate of byCutoff) {
    const from = next;
    while ((games[next]?.completed_at ?? slate.cutoffAt) < slate.cutoffAt) next += 1;
    state = rateEloGames(state, games.slice(from, next).map(eloGame)).state;
    const before = enterEloSeason(state, seasonOf(slate.date)).ratings;
    ratings.set(slate.date, (teamId) => before[teamId] ?? ELO_MEAN);
  }
  return ratings;
}

const eloGame = (game: CompletedGame) => ({
  gamePk: game.game_pk,
  season: game.season,
  date: game.completed_at.slice(0, 10),
  homeTeamId: game.home_team_id,
  awayTeamId: game.away_team_id,
  homeRuns: game.home_score,
  awayRuns: game.away_score,
  isPostseason: game.game_type !== 'R',
  venue: game.season === SEASON_WITHOUT_FANS ? ('home_without_fans' as const) : ('home' as const),
});
