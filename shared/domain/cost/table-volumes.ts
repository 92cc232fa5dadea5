import { qualifiedName, type TableContract } from '../../../schemas/tables/table-contract.ts';

/** The league in numbers. */
export const league = {
  gamesPerDay: 15,
  pitchesPerGame: 293,
  gamesPerSeason: 2_430,
  /** Regular season and postseason. */
  seasonDays: 215,
} as const;

/** How a table grows: by game, by day of the season, by any day; or it stays as large as it is. */
interface TableVolume {
  perGame?: number;
  perSeasonDay?: number;
  perDay?: number;
  fixed?: number;
}

/** By table: measured on six weeks of a league of 15 games a day, else what the sources say, rounded up. */
const volumes: Readonly<Record<string, TableVolume>> = {
  'raw_data.raw_objects': { perSeasonDay: 200, perDay: 5 },
  'mlb_historical_data.games': { perGame: 1.1 },
  'mlb_historical_data.game_occurrences': { perGame: 1.1 },
  'mlb_historical_data.linescores': { perGame: 9.3 },
  'mlb_historical_data.player_batting_lines': { perGame: 31 },
  'mlb_historical_data.player_pitching_lines': { perGame: 9.5 },
  'mlb_historical_data.team_game_totals': { perGame: 2 },
  'mlb_historical_data.statcast_pitches': { perGame: league.pitchesPerGame + 2 },
  'mlb_historical_data.savant_games': { perGame: 1 },
  'mlb_historical_data.probable_pitchers': { perGame: 8 },
  'mlb_historical_data.game_umpires': { perGame: 4.2 },
  'mlb_historical_data.game_weather': { perGame: 1 },
  'mlb_historical_data.teams': { fixed: 3_000 },
  'mlb_historical_data.players': { fixed: 25_000 },
  'mlb_historical_data.venues': { fixed: 100 },
  'mlb_historical_data.people_ids': { fixed: 25_000 },
  'mlb_historical_data.ballparks': { fixed: 300 },
  'mlb_historical_data.retrosheet_games': { perGame: 1 },
  'mlb_historical_data.seasons': { fixed: 160 },
  'mlb_historical_data.rosters': { perSeasonDay: 2_000 },
  'mlb_historical_data.transactions': { perDay: 150 },
  'mlb_historical_data.standings': { perSeasonDay: 30 },
  'mlb_historical_data.player_season_stats': { perSeasonDay: 3_500 },
  'mlb_historical_data.team_season_stats': { perSeasonDay: 90 },
  'mlb_historical_data.player_game_logs': { perSeasonDay: 10 },
  // Two markets, ten bookmakers, two captures.
  'mlb_historical_data.odds_snapshots': { perGame: 40 },
  // Two starters, four lines each.
  'mlb_historical_data.strikeout_line_snapshots': { perGame: 8 },
  'mlb_historical_data.weather_forecasts': { perGame: 2 },
  'mlb_features.team_rolling_features': { perSeasonDay: 30 },
  'mlb_features.pitcher_features_daily': { perSeasonDay: 450 },
  'mlb_features.game_features_daily': { perGame: 1.1 },
  'mlb_features.advanced_features': { perGame: 1.1 },
  'mlb_features.pitcher_start_features': { perGame: 2.2 },
  'mlb_features.player_features_daily': { perGame: 20 },
  'mlb_features.context_features': { perGame: 1.1 },
  'mlb_features.reliever_features_daily': { perSeasonDay: 270 },
  'mlb_features.market_memory_features': { perGame: 1.1 },
  // What was served, and both arms while an experiment runs.
  'mlb_predictions.game_predictions': { perGame: 3 },
  'mlb_predictions.strikeout_predictions': { perGame: 11 },
  'mlb_predictions.player_predictions': { perGame: 115 },
  'mlb_predictions.model_registry': { perDay: 3 },
  'mlb_predictions.model_moves': { perDay: 0.5 },
  'operational.run_manifests': { perSeasonDay: 60, perDay: 5 },
  'operational.quality_reports': { perGame: 2 },
  'operational.dead_letter_queue': { perSeasonDay: 1 },
  'operational.partition_gates': { perSeasonDay: 0.1 },
  'operational.model_metrics': { perSeasonDay: 80 },
};

/** A stretch of history: so many months up to now, or every season that there is. */
export type Months = number | 'all';

const daysPerMonth = 30.5;
const monthsPerYear = 12;
const daysPerYear = 365;

function rowsOver(volume: TableVolume, games: number, seasonDays: number, days: number): number {
  const { perGame = 0, perSeasonDay = 0, perDay = 0, fixed = 0 } = volume;
  return fixed + perGame * games + perSeasonDay * seasonDays + perDay * days;
}

/** Rows of a day in the season. Throws for a table without figures. */
export const rowsPerDay = (contract: TableContract): number =>
  rowsOver({ ...volumeOf(contract), fixed: 0 }, league.gamesPerDay, 1, 1);

/** Rows of a table in its newest months, as if it were the last day of a season. Throws for a table without figures. */
export function rowsOf(contract: TableContract, months: Months, seasons: number): number {
  const kept = contract.retentionDays === null ? seasons : contract.retentionDays / daysPerYear;
  const asked = months === 'all' ? kept : Math.min(kept, months / monthsPerYear);
  // A stretch of less than a season is all season: the most that it can hold.
  const [whole, rest] = [Math.floor(asked), (asked % 1) * monthsPerYear];
  const seasonDays = whole * league.seasonDays + Math.min(league.seasonDays, rest * daysPerMonth);
  const games =
    whole * league.gamesPerSeason + Math.min(league.gamesPerSeason, rest * daysPerMonth * league.gamesPerDay);
  return rowsOver(volumeOf(contract), games, seasonDays, asked * daysPerYear);
}

function volumeOf(contract: TableContract): TableVolume {
  const volume = volumes[qualifiedName(contract)];
  if (volume === undefined) throw new Error(`${qualifiedName(contract)} has no figures in table-volumes.ts`);
  return volume;
}
