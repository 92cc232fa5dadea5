import type { LeagueRates } from '../../../schemas/serving.ts';
import { HanksTankError } from '../../domain/errors.ts';
import type { GameFeatures } from './feature-vector.ts';
import { PLATE_APPEARANCES_PER_TEAM_GAME, shrink } from './shrink.ts';

/*
 * Prior sizes for shrink.ts, from a walk-forward study of Retrosheet seasons 2005-2024 where not said otherwise. Halving or
 * doubling those of the starters changed the Brier score of the winner by less than 0.0001 there.
 */

/** Games of an average team that are added to every team. */
const TEAM_PRIOR_GAMES = 25;
/** Not from the study: true win rates spread by about 0.06, and 0.25 / 0.06² games carry as much doubt. */
const WIN_RATE_PRIOR_GAMES = 70;
/** Games of a neutral park that are added at home and on the road. */
const PARK_PRIOR_GAMES = 60;
/** Outs per plate appearance (Retrosheet 2015-2017: 0.700 to 0.709). */
const OUTS_PER_BATTER = 0.704;

/** Batters faced that are added to a starter, and how much worse than the league they are: an unknown starter is below average. */
const STARTER_PRIORS = {
  strikeouts: { size: 100, offset: -0.02 },
  walks: { size: 200, offset: 0.006 },
  home_runs: { size: 800, offset: 0.002 },
  // No measurement of their own: as stable as walks, and rare.
  hit_batters: { size: 200, offset: 0.001 },
  // 15 starts of about 24 batters, 0.2 runs a start worse.
  runs: { size: 360, offset: 0.2 / 24 },
  // No measurement of their own: between walks and home runs.
  outs: { size: 400, offset: -0.008 },
} as const;
/** Starts that are added to the length of a starter's outings, and how many outs shorter they are (0.8 batters). */
const STARTS_PRIOR = { size: 4, offset: -0.6 } as const;

/** More rest than this helps nobody further (FiveThirtyEight's rest adjustment ends there). */
const TEAM_REST_DAYS_MAX = 3;
const STARTER_REST_DAYS = { min: 3, max: 10 } as const;

/** A row of `team_rolling_features` or `pitcher_features_daily`, with or without names and lineage. */
export type EntityRow = Readonly<Record<string, string | number | boolean | null>>;

/** What is known of a game before it: both teams, their starters (null: not announced, or never started) and the league. */
export interface GameEntities {
  home: EntityRow;
  away: EntityRow;
  homeStarter: EntityRow | null;
  awayStarter: EntityRow | null;
  league: LeagueRates;
}

/**
 * The model inputs of a game: the only way to them, for training rows and online requests alike. Pure.
 * Throws FEATURES_INVALID when a row lacks a column it must have.
 */
export function assembleGameFeatures(entities: GameEntities): GameFeatures {
  const { league } = entities;
  const home = teamRates(entities.home, league);
  const away = teamRates(entities.away, league);
  const homeStarter = starterRates(entities.homeStarter, league);
  const awayStarter = starterRates(entities.awayStarter, league);
  return {
    elo_difference: home.elo - away.elo,
    win_rate_season_difference: home.winRate - away.winRate,
    run_margin_7d_difference: home.runMargin7d - away.runMargin7d,
    run_margin_14d_difference: home.runMargin14d - away.runMargin14d,
    run_margin_30d_difference: home.runMargin30d - away.runMargin30d,
    run_margin_60d_difference: home.runMargin60d - away.runMargin60d,
    run_margin_season_difference: home.runMarginSeason - away.runMarginSeason,
    runs_scored_60d_difference: home.runsScored - away.runsScored,
    runs_allowed_60d_difference: home.runsAllowed - away.runsAllowed,
    venue_split_difference: home.runMarginAtHome - away.runMarginOnRoad,
    batting_strikeout_rate_60d_difference: home.strikeoutRate - away.strikeoutRate,
    batting_walk_rate_60d_difference: home.walkRate - away.walkRate,
    batting_home_run_rate_60d_difference: home.homeRunRate - away.homeRunRate,
    rest_days_difference: home.restDays - away.restDays,
    bullpen_pitches_3d_difference: home.bullpenPitches - away.bullpenPitches,
    starter_strikeout_rate_365d_difference: homeStarter.strikeoutRate - awayStarter.strikeoutRate,
    starter_walk_rate_365d_difference: homeStarter.walkRate - awayStarter.walkRate,
    starter_home_run_rate_365d_difference: homeStarter.homeRunRate - awayStarter.homeRunRate,
    starter_fip_365d_difference: homeStarter.fip365d - awayStarter.fip365d,
    starter_fip_60d_difference: homeStarter.fip60d - awayStarter.fip60d,
    starter_runs_rate_365d_difference: homeStarter.runsRate - awayStarter.runsRate,
    starter_outs_per_start_365d_difference: homeStarter.outsPerStart - awayStarter.outsPerStart,
    starter_experience_difference: homeStarter.experience - awayStarter.experience,
    starter_rest_days_difference:
      homeStarter.restDays === null || awayStarter.restDays === null
        ? null
        : homeStarter.restDays - awayStarter.restDays,
    run_environment_60d_sum: home.runsScored + home.runsAllowed + away.runsScored + away.runsAllowed,
    starter_fip_365d_sum: homeStarter.fip365d + awayStarter.fip365d,
    park_run_factor: home.parkRunFactor,
  };
}

function teamRates(team: EntityRow, league: LeagueRates) {
  const runMargin = (window: string): number =>
    shrink(
      number(team, `runs_scored_${window}`) - number(team, `runs_allowed_${window}`),
      number(team, `games_${window}`),
      0,
      TEAM_PRIOR_GAMES,
    );
  const runsPerGame = (column: string): number =>
    shrink(number(team, column), number(team, 'games_60d'), league.runs_per_team_game, TEAM_PRIOR_GAMES);
  const perPlateAppearance = (column: string, leagueRate: number): number =>
    shrink(
      number(team, column),
      number(team, 'plate_appearances_60d'),
      leagueRate,
      TEAM_PRIOR_GAMES * PLATE_APPEARANCES_PER_TEAM_GAME,
    );
  const bothTeamsRuns = (place: 'home' | 'away'): number =>
    shrink(
      number(team, `${place}_total_runs_365d`),
      number(team, `${place}_games_365d`),
      2 * league.runs_per_team_game,
      PARK_PRIOR_GAMES,
    );
  return {
    elo: number(team, 'elo_rating'),
    winRate: shrink(number(team, 'wins_season'), number(team, 'games_season'), 0.5, WIN_RATE_PRIOR_GAMES),
    runMargin7d: runMargin('7d'),
    runMargin14d: runMargin('14d'),
    runMargin30d: runMargin('30d'),
    runMargin60d: runMargin('60d'),
    runMarginSeason: runMargin('season'),
    runsScored: runsPerGame('runs_scored_60d'),
    runsAllowed: runsPerGame('runs_allowed_60d'),
    runMarginAtHome: shrink(
      number(team, 'home_run_margin_season'),
      number(team, 'home_games_season'),
      0,
      TEAM_PRIOR_GAMES,
    ),
    runMarginOnRoad: shrink(
      number(team, 'away_run_margin_season'),
      number(team, 'away_games_season'),
      0,
      TEAM_PRIOR_GAMES,
    ),
    strikeoutRate: perPlateAppearance('strikeouts_60d', league.strikeouts_per_plate_appearance),
    walkRate: perPlateAppearance('walks_60d', league.walks_per_plate_appearance),
    homeRunRate: perPlateAppearance('home_runs_60d', league.home_runs_per_plate_appearance),
    // No game in 30 days is more rest than counts.
    restDays: Math.min(
      team['rest_days'] === null ? TEAM_REST_DAYS_MAX : number(team, 'rest_days'),
      TEAM_REST_DAYS_MAX,
    ),
    bullpenPitches: number(team, 'bullpen_pitches_3d'),
    parkRunFactor: bothTeamsRuns('home') / bothTeamsRuns('away'),
  };
}

function starterRates(row: EntityRow | null, league: LeagueRates) {
  // A row without a start says no more than no row: the snapshot has one for every announced pitcher, the feature table has not.
  const starter = row !== null && number(row, 'starts_365d') > 0 ? row : null;
  const count = (column: string): number => (starter === null ? 0 : number(starter, column));
  const leagueRates: Record<keyof typeof STARTER_PRIORS, number> = {
    strikeouts: league.strikeouts_per_plate_appearance,
    walks: league.walks_per_plate_appearance,
    home_runs: league.home_runs_per_plate_appearance,
    hit_batters: league.hit_by_pitch_per_plate_appearance,
    runs: league.runs_per_team_game / PLATE_APPEARANCES_PER_TEAM_GAME,
    outs: OUTS_PER_BATTER,
  };
  const perBatter = (column: keyof typeof STARTER_PRIORS, window: string): number => {
    const prior = STARTER_PRIORS[column];
    const mean = leagueRates[column] + prior.offset;
    return shrink(count(`${column}_${window}`), count(`batters_faced_${window}`), mean, prior.size);
  };
  const fip = (window: string): number =>
    league.runs_per_team_game +
    fieldingIndependentRuns(
      perBatter('home_runs', window),
      perBatter('walks', window) + perBatter('hit_batters', window),
      perBatter('strikeouts', window),
      perBatter('outs', window),
    ) -
    fieldingIndependentRuns(
      leagueRates.home_runs,
      leagueRates.walks + leagueRates.hit_batters,
      leagueRates.strikeouts,
      leagueRates.outs,
    );
  const { min, max } = STARTER_REST_DAYS;
  return {
    strikeoutRate: perBatter('strikeouts', '365d'),
    walkRate: perBatter('walks', '365d'),
    homeRunRate: perBatter('home_runs', '365d'),
    runsRate: perBatter('runs', '365d'),
    fip365d: fip('365d'),
    fip60d: fip('60d'),
    outsPerStart: shrink(
      count('outs_365d'),
      count('starts_365d'),
      league.starter_outs_per_start + STARTS_PRIOR.offset,
      STARTS_PRIOR.size,
    ),
    experience: Math.log1p(count('starts_365d')),
    restDays: starter === null ? null : Math.min(Math.max(count('rest_days'), min), max),
  };
}

/** (13 HR + 3 (BB + HBP) - 2 K) per inning, from rates per batter: on the scale of runs in nine innings, up to a constant. */
const fieldingIndependentRuns = (homeRuns: number, freeBases: number, strikeouts: number, outs: number) =>
  (3 * (13 * homeRuns + 3 * freeBases - 2 * strikeouts)) / outs;

function number(row: EntityRow, column: string): number {
  const value = row[column];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new HanksTankError(
    'FEATURES_INVALID',
    `${column} of the feature row of team ${row['team_id']}, pitcher ${row['pitcher_id'] ?? 'none'}, is ${value}, not a number.`,
  );
}
