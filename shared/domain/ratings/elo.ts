import { z } from 'zod';
import { HanksTankError } from '../errors.ts';

/** The mean of all ratings, and the rating of a team that is seen for the first time. */
export const ELO_MEAN = 1500;

/** The share of a team's distance from the mean that survives the winter. */
export const ELO_SEASON_CARRY = 0.67;

/** Whose ground it is: it decides the home advantage in rating points. */
export type EloVenue = 'home' | 'home_without_fans' | 'neutral';

const HOME_ADVANTAGE: Readonly<Record<EloVenue, number>> = { home: 24, home_without_fans: 9.6, neutral: 0 };

// The denominator of the published margin multiplier turns negative below an edge of about -416.
// Real edges stay within ±250, so holding the edge at -300 changes no real game.
const LOWEST_WINNER_EDGE = -300;

/** One finished game between two rated teams. Runs are final scores; equal runs are a tie. */
export interface EloMatch {
  homeRating: number;
  awayRating: number;
  homeRuns: number;
  awayRuns: number;
  isPostseason: boolean;
  venue: EloVenue;
}

/** The home team's rating lead including the home advantage, in rating points. */
export function eloEdge(homeRating: number, awayRating: number, venue: EloVenue): number {
  return homeRating - awayRating + HOME_ADVANTAGE[venue];
}

/** P(home wins) before the game, 0..1. Source: FiveThirtyEight's MLB Elo. */
export function eloHomeWinProbability(homeRating: number, awayRating: number, venue: EloVenue): number {
  return 1 / (1 + 10 ** (-eloEdge(homeRating, awayRating, venue) / 400));
}

/** Margin-of-victory multiplier. `winnerEdge` is the winner's lead before the game; a tie has margin 0 and edge 0. */
export function eloMarginMultiplier(marginRuns: number, winnerEdge: number): number {
  const edge = Math.max(winnerEdge, LOWEST_WINNER_EDGE);
  const damping = 5.46554876e-8 * edge ** 3 + 8.96073139e-6 * edge ** 2 + 0.00244895265 * edge + 3.4;
  return (1.41 * (marginRuns + 1) ** 0.7) / damping;
}

/**
 * Both ratings after a game. What one team wins the other loses; a tie counts as half a win for each
 * side, so it moves points from the favourite to the underdog.
 */
export function updateElo(match: EloMatch): { homeRating: number; awayRating: number } {
  const { homeRating, awayRating, homeRuns, awayRuns, venue } = match;
  if (![homeRating, awayRating, homeRuns, awayRuns].every(Number.isFinite)) {
    throw new HanksTankError(
      'FEATURES_INVALID',
      'An Elo update needs four finite numbers: two ratings and two scores.',
    );
  }
  const edge = eloEdge(homeRating, awayRating, venue);
  const result = Math.sign(homeRuns - awayRuns);
  const kFactor = match.isPostseason ? 6 : 4;
  const multiplier = eloMarginMultiplier(Math.abs(homeRuns - awayRuns), result * edge);
  const surprise = (result + 1) / 2 - eloHomeWinProbability(homeRating, awayRating, venue);
  const shift = kFactor * multiplier * surprise;
  return { homeRating: homeRating + shift, awayRating: awayRating - shift };
}

/** A rating at the start of a season, `seasons` winters after it was last updated. */
export function carryEloRating(rating: number, seasons = 1): number {
  return ELO_MEAN + ELO_SEASON_CARRY ** seasons * (rating - ELO_MEAN);
}

/** Everything the ratings remember between games, as plain JSON. Keys of `ratings` are MLB team ids. */
export const eloStateSchema = z.object({
  season: z.int().nullable(),
  ratings: z.record(z.string(), z.number()),
});

/** See `eloStateSchema`. */
export type EloState = z.infer<typeof eloStateSchema>;

/** The state before the first game of all. */
export const INITIAL_ELO_STATE: EloState = { season: null, ratings: {} };

/** One finished game in a sequence. `date` (YYYY-MM-DD) is the day on which the result became known: completion, not first pitch. */
export interface EloGame {
  gamePk: number;
  season: number;
  date: string;
  homeTeamId: number;
  awayTeamId: number;
  homeRuns: number;
  awayRuns: number;
  isPostseason: boolean;
  venue: EloVenue;
}

/** What the ratings said about a game before its date, so game 2 of a doubleheader does not know game 1. */
export interface EloForecast {
  gamePk: number;
  homeRating: number;
  awayRating: number;
  homeWinProbability: number;
}

/** The state carried into `season`: unchanged within a season, pulled towards the mean once per winter. */
export function enterEloSeason(state: EloState, season: number): EloState {
  if (state.season === season) return state;
  const winters = state.season === null ? 0 : season - state.season;
  const ratings = Object.entries(state.ratings).map(([team, rating]) => [
    team,
    carryEloRating(rating, winters),
  ]);
  return { season, ratings: Object.fromEntries(ratings) };
}

/**
 * Plays games in the order given (by date) over a state; the state that came in is not changed. Give whole days: what a state
 * already holds is known to every game that follows.
 * Throws FEATURES_INVALID when dates or seasons run backwards.
 */
export function rateEloGames(
  state: EloState,
  games: readonly EloGame[],
): { state: EloState; forecasts: EloForecast[] } {
  let current: EloState = { season: state.season, ratings: { ...state.ratings } };
  let atDayStart = current.ratings;
  let date = '';
  const forecasts: EloForecast[] = [];
  for (const game of games) {
    if (game.date < date || (current.season !== null && game.season < current.season)) {
      throw new HanksTankError(
        'FEATURES_INVALID',
        `Elo games must come in order of date: game ${game.gamePk} of ${game.date} follows ${date || `season ${current.season}`}.`,
      );
    }
    if (game.season !== current.season) {
      current = enterEloSeason(current, game.season);
    }
    if (game.date !== date) {
      atDayStart = { ...current.ratings };
      date = game.date;
    }
    const before = {
      home: atDayStart[game.homeTeamId] ?? ELO_MEAN,
      away: atDayStart[game.awayTeamId] ?? ELO_MEAN,
    };
    forecasts.push({
      gamePk: game.gamePk,
      homeRating: before.home,
      awayRating: before.away,
      homeWinProbability: eloHomeWinProbability(before.home, before.away, game.venue),
    });
    const after = updateElo({
      homeRating: current.ratings[game.homeTeamId] ?? ELO_MEAN,
      awayRating: current.ratings[game.awayTeamId] ?? ELO_MEAN,
      homeRuns: game.homeRuns,
      awayRuns: game.awayRuns,
      isPostseason: game.isPostseason,
      venue: game.venue,
    });
    current.ratings[game.homeTeamId] = after.homeRating;
    current.ratings[game.awayTeamId] = after.awayRating;
  }
  return { state: current, forecasts };
}
