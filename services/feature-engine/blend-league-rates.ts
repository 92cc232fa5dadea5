import type { LeagueRates } from '../../schemas/serving.ts';
import { PLATE_APPEARANCES_PER_TEAM_GAME, shrink } from '../../shared/models/game-outcome/shrink.ts';
import type { LeagueTotals } from './feature-rows.ts';

/** The league where no game is known: the mean of 2015-2017 (Retrosheet); home teams win 52.0 to 55.7% by season. */
const DEFAULT_RATES: LeagueRates = {
  runs_per_team_game: 4.46,
  strikeouts_per_plate_appearance: 0.211,
  walks_per_plate_appearance: 0.081,
  home_runs_per_plate_appearance: 0.03,
  hit_by_pitch_per_plate_appearance: 0.009,
  starter_outs_per_start: 17,
  home_win_rate: 0.535,
};

/** The season before weighs as much as this many games of a team. */
const PRIOR_TEAM_GAMES = 150;

/** League rates of a season to date, leaning on the season before, which leans on the default. */
export function blendLeagueRates(totals: readonly LeagueTotals[], season: number): LeagueRates {
  const before = totals.find((row) => row.season === season - 1);
  const current = totals.find((row) => row.season === season);
  return withTotals(withTotals(DEFAULT_RATES, before), current);
}

function withTotals(prior: LeagueRates, totals: LeagueTotals | undefined): LeagueRates {
  if (totals === undefined) return prior;
  const perPlateAppearance = (sum: number, priorRate: number): number =>
    shrink(sum, totals.plate_appearances, priorRate, PRIOR_TEAM_GAMES * PLATE_APPEARANCES_PER_TEAM_GAME);
  return {
    runs_per_team_game: shrink(totals.runs, 2 * totals.games, prior.runs_per_team_game, PRIOR_TEAM_GAMES),
    strikeouts_per_plate_appearance: perPlateAppearance(
      totals.strikeouts,
      prior.strikeouts_per_plate_appearance,
    ),
    walks_per_plate_appearance: perPlateAppearance(totals.walks, prior.walks_per_plate_appearance),
    home_runs_per_plate_appearance: perPlateAppearance(
      totals.home_runs,
      prior.home_runs_per_plate_appearance,
    ),
    hit_by_pitch_per_plate_appearance: perPlateAppearance(
      totals.hit_by_pitch,
      prior.hit_by_pitch_per_plate_appearance,
    ),
    starter_outs_per_start: shrink(
      totals.starter_outs,
      totals.starts,
      prior.starter_outs_per_start,
      PRIOR_TEAM_GAMES,
    ),
    home_win_rate: shrink(totals.home_wins, totals.games, prior.home_win_rate, PRIOR_TEAM_GAMES / 2),
  };
}
