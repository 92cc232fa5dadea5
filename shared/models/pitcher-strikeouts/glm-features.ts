import { type FormWindow, pitcherSum } from './pitcher-form.ts';
import { feature, type StartFeature } from './start-feature.ts';
import type { StartView } from './start-view.ts';

/** Weight of the prior of batters a start by window, in starts (measured on seasons 2005-2024). */
const startPrior: Record<FormWindow, number> = { long: 3, year: 2, recent: 1 };
const SHORT_REST_DAYS = 4;
const LONG_GAP_DAYS = 12;
const LAY_OFF_DAYS = 60;

const logStrikeoutRatio = ({ pitcher, league, day }: StartView, window: FormWindow): number =>
  Math.log(pitcher.strikeoutRatio(window, day, league.strikeouts));

const logBatters = ({ state, pitcher, day }: StartView, window: FormWindow): number =>
  Math.log(state.expectedBatters(pitcher, window, day, startPrior[window]));

/** A rate per batter faced above the league's, half-life 365 days, shrunken. */
const above = (index: number, prior: number, priorSize: number) => (view: StartView) =>
  view.pitcher.year.ratio(view.day, index, pitcherSum.battersFaced, prior, priorSize);

/** Pitches a start of the league comes to, per batter faced. */
const PITCHES_PER_BATTER = 3.82;

/** Days since the last start; null before the first. */
export const restDays = ({ pitcher, day }: StartView): number | null =>
  pitcher.lastStartDay === null ? null : day - pitcher.lastStartDay;

const restWithin = (view: StartView, from: number, to: number): number => {
  const rest = restDays(view);
  return Number(rest !== null && rest >= from && rest <= to);
};

const leagueStrikeoutShare = ({ state }: StartView): number =>
  state.league.rate('strikeouts', 'plateAppearances');
/** Strikeouts a plate appearance above the league's, as the logarithm of a ratio to it. */
const logShare = (view: StartView, rateAbove: number): number =>
  Math.log1p(rateAbove / leagueStrikeoutShare(view));

/** The features of the Poisson regression, in order. The league's strikeouts a start are its offset: when they rise, every mean does. */
export const glmFeatures: readonly StartFeature[] = [
  feature('log_k_ratio_365', (v) => logStrikeoutRatio(v, 'year')),
  feature('log_k_ratio_60', (v) => logStrikeoutRatio(v, 'recent')),
  feature('log_k_ratio_1000', (v) => logStrikeoutRatio(v, 'long')),
  feature('log_batters_365', (v) => logBatters(v, 'year')),
  feature('log_batters_60', (v) => logBatters(v, 'recent')),
  feature('log_batters_1000', (v) => logBatters(v, 'long')),
  feature('log_league_batters', (v) => Math.log(v.state.startBatters)),
  feature('lineup_k', (v) => logShare(v, v.lineup.strikeoutsAbove)),
  feature('opponent_k_120', (v) => logShare(v, v.state.team(v.opponentId).strikeoutsAbove(v.day))),
  feature('is_home', (v) => Number(v.isHome)),
  feature('park_k', (v) => v.state.parks.above(v.park, v.day)),
  feature('umpire_k', (v) => v.state.umpires.above(v.umpireId, v.day)),
  feature('log_pitches_60', (v) =>
    Math.log(
      v.pitcher.recent.ratio(
        v.day,
        pitcherSum.startPitches,
        pitcherSum.starts,
        v.state.startBatters * PITCHES_PER_BATTER - 5,
        1,
      ),
    ),
  ),
  feature('log_pitches_last', (v) => Math.log(Math.max(v.pitcher.starts[0]?.pitches ?? 85, 10))),
  feature('log_pitches_most', (v) =>
    Math.log(
      Math.max(
        10,
        ...v.pitcher.starts.slice(0, 5).map(({ pitches }) => pitches),
        v.pitcher.starts.length === 0 ? 85 : 10,
      ),
    ),
  ),
  feature('short_rest', (v) => restWithin(v, 0, SHORT_REST_DAYS)),
  feature('long_gap', (v) => restWithin(v, LONG_GAP_DAYS, LAY_OFF_DAYS)),
  feature('lay_off', (v) => Number((restDays(v) ?? LAY_OFF_DAYS + 1) > LAY_OFF_DAYS)),
  feature('log_career_starts', (v) => Math.log1p(v.pitcher.careerStarts)),
  feature('log_season_starts', (v) => Math.log1p(v.pitcher.seasons.read(v.season).now?.starts ?? 0)),
  feature('season_week', (v) => v.state.seasonAge(v.day) / 7),
  feature('walks_365', above(pitcherSum.walksAbove, 0.006, 200)),
  feature('home_runs_365', above(pitcherSum.homeRunsAbove, 0.002, 800)),
  feature('hits_365', above(pitcherSum.hitsAbove, 0.006, 1_200)),
  feature('lineup_on_base', (v) => v.lineup.onBaseAbove),
  feature('lineup_walks', (v) => v.lineup.walksAbove),
  feature('opponent_runs', (v) => v.state.team(v.opponentId).runsAbove(v.day)),
  feature('same_hand_share', (v) => v.lineup.sameHandShare),
  feature('pitcher_bats', (v) => Number(v.lineup.pitcherBats)),
  feature('throws_left', (v) => (v.throws === null ? Number.NaN : Number(v.throws === 'L'))),
  feature('starter_share', (v) =>
    v.pitcher.year.ratio(v.day, pitcherSum.starts, pitcherSum.appearances, 1, 1),
  ),
  feature('relieved_last', ({ pitcher }) => Number(pitcher.lastAppearanceDay !== pitcher.lastStartDay)),
  feature('age', ({ season, birthYear }) => (birthYear === null ? Number.NaN : season - birthYear)),
  feature('catcher_k', (v) => v.state.catchers.above(v.catcherId, v.day)),
];
