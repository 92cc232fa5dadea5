import { float64 } from './table-contract.ts';

/*
 * The inputs of the models of players, in the order in which the models see them, each with what it is and its unit: the catalog. How a
 * value is made stands in shared/models under the same name. A null is "not known".
 */

/** Inputs of the Poisson regression of strikeouts. Rates are shrunken; `log` of a ratio is 0 for an ordinary pitcher. */
export const strikeoutRegressionFeatures = {
  log_k_ratio_365:
    "Log of strikeouts by those the league's pitchers would have had against the same batters in the same parks, half-life 365 days.",
  log_k_ratio_60: 'Log of the same ratio of strikeouts, half-life 60 days.',
  log_k_ratio_1000: 'Log of the same ratio of strikeouts, half-life 1,000 days.',
  log_batters_365: 'Log of batters faced a start, half-life 365 days.',
  log_batters_60: 'Log of batters faced a start, half-life 60 days.',
  log_batters_1000: 'Log of batters faced a start, half-life 1,000 days.',
  log_league_batters: "Log of batters faced a start in the league's last 1,500.",
  lineup_k: "Opposing nine: log of strikeouts a plate appearance by the league's, half-life 900 days.",
  opponent_k_120: "Opposing team: log of strikeouts a plate appearance by the league's, half-life 120 days.",
  is_home: '1 at home.',
  park_k: "Park: strikeouts a plate appearance beyond the teams'.",
  umpire_k:
    'Home plate umpire: strikeouts a plate appearance beyond expectation; null while he is not announced.',
  log_pitches_60: 'Log of pitches a start, half-life 60 days (estimated where not counted).',
  log_pitches_last: 'Log of pitches in the last start.',
  log_pitches_most: 'Log of the most pitches in the last five starts.',
  short_rest: '1 when the last start was at most 4 days ago.',
  long_gap: '1 when it was 12 to 60 days ago.',
  lay_off: '1 without a start in 60 days.',
  log_career_starts: 'Log of one plus starts known.',
  log_season_starts: 'Log of one plus starts of the season.',
  season_week: 'Weeks since the season began.',
  walks_365: "Walks per batter faced above the league's, half-life 365 days.",
  home_runs_365: "Home runs per batter faced above the league's, half-life 365 days.",
  hits_365: "Hits per batter faced above the league's, half-life 365 days.",
  lineup_on_base: "Opposing nine: wOBA above the league's.",
  lineup_walks: "Opposing nine: walks a plate appearance above the league's.",
  opponent_runs: "Opposing team: runs a game above the league's, half-life 120 days.",
  same_hand_share: 'Share of the nine who bat from the side he throws from.',
  pitcher_bats: '1 when the opposing pitcher bats.',
  throws_left: '1 for a left-hander.',
  starter_share: 'Share of his appearances that are starts, half-life 365 days.',
  relieved_last: '1 when his last appearance was no start.',
  age: 'Years at the end of the season.',
  catcher_k:
    'His catcher: strikeouts a plate appearance beyond expectation; null while no line-up is posted.',
} as const;

/** Inputs of the first tree system: season averages as they are, of the season so far or else the last one. */
export const seasonAverageFeatures = {
  season_k_rate: 'Strikeouts per batter faced.',
  season_k_per_start: 'Strikeouts a start.',
  season_walk_rate: 'Walks per batter faced.',
  season_home_run_rate: 'Home runs per batter faced.',
  season_hit_rate: 'Hits per batter faced.',
  season_run_rate: 'Runs per batter faced.',
  season_batters_per_start: 'Batters faced a start.',
  season_outs_per_start: 'Outs a start.',
  season_pitches_per_start: 'Pitches a start (estimated where not counted).',
  season_starts: 'Starts of the season so far.',
  last_season_k_rate: 'Strikeouts per batter faced of the last season.',
  career_k_rate: 'Strikeouts per batter faced, half-life 1,000 days.',
  career_starts: 'Starts known.',
  rest_days: 'Days since the last start.',
  season_starter_share: 'Starts by appearances of the season.',
  opponent_k_rate: 'Opposing team: strikeouts a plate appearance.',
  opponent_walk_rate: 'Opposing team: walks a plate appearance.',
  opponent_hit_rate: 'Opposing team: hits a plate appearance.',
  opponent_runs_per_game: 'Opposing team: runs a game.',
  lineup_season_k_rate: 'Opposing nine: mean strikeout rate of the season.',
  at_home: '1 at home.',
  park_k_above: "Park: strikeouts a plate appearance beyond the teams'.",
  league_k_rate: "Strikeouts per batter faced of the league's starters.",
  week: 'Weeks since the season began.',
  left_hander: '1 for a left-hander.',
} as const;

/** What the second tree system sees beyond the first. */
export const rollingFormFeatures = {
  last_3_strikeouts: 'Strikeouts a start, last 3 starts.',
  last_3_batters: 'Batters faced a start, last 3.',
  last_3_k_rate: 'Strikeouts per batter faced, last 3.',
  last_5_strikeouts: 'Strikeouts a start, last 5 starts.',
  last_5_batters: 'Batters faced a start, last 5.',
  last_5_k_rate: 'Strikeouts per batter faced, last 5.',
  last_10_strikeouts: 'Strikeouts a start, last 10 starts.',
  last_10_batters: 'Batters faced a start, last 10.',
  last_10_k_rate: 'Strikeouts per batter faced, last 10.',
  opponent_last_10_k_rate: 'Opposing team: strikeouts a plate appearance in its last 10 games.',
} as const;

/** Every input of the strikeout systems. */
export const startFeatureMeanings = {
  ...strikeoutRegressionFeatures,
  ...seasonAverageFeatures,
  ...rollingFormFeatures,
};

/** Name of an input of the strikeout systems. */
export type StartFeatureName = keyof typeof startFeatureMeanings;

/** See `startFeatureMeanings`, in order. */
export const startFeatureNames = Object.keys(startFeatureMeanings) as StartFeatureName[]; // keys of a const object

/** Every input of the models of batters. `By those expected`: by what the league would have come to in the same parks against the same rivals; a log of it is 0 for the ordinary, to whom it is drawn. */
export const batterFeatureMeanings = {
  slot_1: '1 for the first of the batting order.',
  slot_2: '1 for the second.',
  slot_3: '1 for the third.',
  slot_4: '1 for the fourth.',
  slot_5: '1 for the fifth.',
  slot_6: '1 for the sixth.',
  slot_7: '1 for the seventh.',
  slot_8: '1 for the eighth; the ninth has none.',
  on_base: 'His wOBA, half-life 900 days.',
  log_known: 'Log of one plus his plate appearances, half-life 900 days.',
  line_up_on_base: 'Mean wOBA of the other eight.',
  line_up_next_on_base: 'Mean wOBA of the three who bat after him; -.12 for a pitcher.',
  start_appearances: 'His plate appearances a start beyond 4, half-life 900 days, shrunken.',
  age: 'Years at the end of the season.',
  age_from_prime_squared: 'Square of his years from 28.',
  bats_left: '1 for a left-handed batter.',
  bats_both: '1 for a switch hitter.',
  is_home: '1 at home.',
  same_hand: '1 when he bats from the side the starter throws from.',
  starter_left: '1 against a left-handed starter.',
  starter_strikeouts: 'Opposing starter: log of strikeouts by those expected, half-life 365 days.',
  starter_walks: 'Opposing starter: walks.',
  starter_home_runs: 'Opposing starter: home runs.',
  starter_hits: 'Opposing starter: hits.',
  starter_runs: 'Opposing starter: runs.',
  batter_extra_bases: 'Log of his doubles and triples by those of an ordinary batter, half-life 900 days.',
  batter_hits: 'Log of his hits by those expected, half-life 900 days.',
  batter_home_runs: 'His home runs.',
  batter_runs_batted_in: 'His runs batted in.',
  batter_runs: 'His runs.',
  batter_strikeouts: 'His strikeouts.',
  batter_walks: 'His walks.',
  recent_hits: 'Log of his hits by those expected, half-life 60 days.',
  recent_home_runs: 'His home runs of late.',
  recent_runs_batted_in: 'His runs batted in of late.',
  recent_runs: 'His runs of late.',
  recent_strikeouts: 'His strikeouts of late.',
  recent_walks: 'His walks of late.',
  relievers_strikeouts: 'Opposing relievers: log of strikeouts by those expected, half-life 365 days.',
  relievers_walks: 'Opposing relievers: walks.',
  relievers_home_runs: 'Opposing relievers: home runs.',
  relievers_hits: 'Opposing relievers: hits.',
  relievers_runs: 'Opposing relievers: runs.',
  park_hits: 'Park: log of hits by those expected of its batters, half-life 1,500 days.',
  park_home_runs: 'Park: home runs.',
  park_runs_batted_in: 'Park: runs batted in.',
  park_runs: 'Park: runs.',
  park_strikeouts: 'Park: strikeouts.',
  park_walks: 'Park: walks.',
  league_hits: 'Hits a plate appearance of the league.',
  league_home_runs: 'Home runs.',
  league_runs_batted_in: 'Runs batted in.',
  league_runs: 'Runs.',
  league_strikeouts: 'Strikeouts.',
  league_walks: 'Walks.',
} as const;

/** Name of an input of the models of batters. */
export type BatterFeatureName = keyof typeof batterFeatureMeanings;

/** See `batterFeatureMeanings`, in order. */
export const batterFeatureNames = Object.keys(batterFeatureMeanings) as BatterFeatureName[]; // keys of a const object

/** Units that a name does not tell. */
const units: Readonly<Record<string, string>> = {
  season_week: 'weeks',
  week: 'weeks',
  age: 'years',
  age_from_prime_squared: 'years²',
  rest_days: 'days',
  season_starts: 'starts',
  career_starts: 'starts',
  lineup_k: 'log',
  opponent_k_120: 'log',
  opponent_runs: 'runs/game',
  opponent_runs_per_game: 'runs/game',
  season_k_per_start: 'strikeouts/start',
  season_outs_per_start: 'outs/start',
  season_pitches_per_start: 'pitches/start',
  season_batters_per_start: 'batters/start',
};

const isFlag =
  /^(slot_\d|is_home|at_home|short_rest|long_gap|lay_off|relieved_last|throws_left|left_hander|pitcher_bats|same_hand|starter_left|bats_left|bats_both)$/;

const isLogOfRatio =
  /^(starter|batter|recent|relievers|park)_(hits|home_runs|runs_batted_in|runs|strikeouts|walks|extra_bases)$/;

/** What one of a feature is one of; the others are rates. */
function unitOf(name: string): string {
  const known = units[name];
  if (known !== undefined) return known;
  if (isFlag.test(name)) return '0 or 1';
  if (name.startsWith('log_') || isLogOfRatio.test(name)) return 'log';
  if (name.endsWith('_share')) return 'share';
  if (/^last_\d+_strikeouts$/.test(name)) return 'strikeouts/start';
  if (/^last_\d+_batters$/.test(name)) return 'batters/start';
  return 'per plate appearance';
}

const windowOf = (meaning: string): string | undefined => /half-life [\d,]+ days/.exec(meaning)?.[0];

/** A nullable number column for every feature, described by its meaning. */
export const featureColumns = <Name extends string>(meanings: Readonly<Record<Name, string>>) =>
  Object.fromEntries(
    Object.entries<string>(meanings).map(([name, meaning]) => {
      const window = windowOf(meaning);
      return [
        name,
        float64(meaning, { unit: unitOf(name), ...(window === undefined ? {} : { window }) }).nullable(),
      ];
    }),
  ) as Record<Name, ReturnType<ReturnType<typeof float64>['nullable']>>; // fromEntries loses the names
