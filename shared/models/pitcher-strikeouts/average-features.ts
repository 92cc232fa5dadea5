import { restDays } from './glm-features.ts';
import type { PastStart, PitchingTotals } from './pitcher-form.ts';
import { pitcherSum } from './pitcher-form.ts';
import { feature, type StartFeature } from './start-feature.ts';
import type { StartView } from './start-view.ts';

/** The season so far, else the last one, as it is: the point of these features is that nothing is shrunken. */
function totalsOf(
  { pitcher, season }: StartView,
  of: (totals: PitchingTotals) => number,
): PitchingTotals | null {
  const { now, before } = pitcher.seasons.read(season);
  if (now !== null && of(now) > 0) return now;
  return before !== null && of(before) > 0 ? before : null;
}

const perBatter = (above: (totals: PitchingTotals) => number) => (view: StartView) => {
  const totals = totalsOf(view, ({ battersFaced }) => battersFaced);
  return totals === null ? Number.NaN : above(totals) / totals.battersFaced;
};

const perStart = (above: (totals: PitchingTotals) => number) => (view: StartView) => {
  const totals = totalsOf(view, ({ starts }) => starts);
  return totals === null ? Number.NaN : above(totals) / totals.starts;
};

/** Strikeouts a start of the season so far, else of the last one; NaN for who has neither. */
export const seasonMeanStrikeouts = perStart(({ startStrikeouts }) => startStrikeouts);

const opponentRate =
  (above: 'strikeouts' | 'walks' | 'hits' | 'runs', below: 'plateAppearances' | 'games') =>
  ({ state, opponentId, season }: StartView): number => {
    const totals = state.team(opponentId).seasonTotals(season);
    return totals === null ? Number.NaN : totals[above] / totals[below];
  };

function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
const lastMean = (count: number, of: (start: PastStart) => number) => (view: StartView) =>
  mean(view.pitcher.starts.slice(0, count).map(of));
const lastRate = (count: number) => (view: StartView) => {
  const starts = view.pitcher.starts.slice(0, count);
  return (
    mean(starts.map(({ strikeouts }) => strikeouts)) / mean(starts.map(({ battersFaced }) => battersFaced))
  );
};

/** The 25 features of `v1_baseline`: season averages, unshrunken. */
export const averageFeatures: readonly StartFeature[] = [
  feature(
    'season_k_rate',
    perBatter((t) => t.strikeouts),
  ),
  feature('season_k_per_start', seasonMeanStrikeouts),
  feature(
    'season_walk_rate',
    perBatter((t) => t.walks),
  ),
  feature(
    'season_home_run_rate',
    perBatter((t) => t.homeRuns),
  ),
  feature(
    'season_hit_rate',
    perBatter((t) => t.hits),
  ),
  feature(
    'season_run_rate',
    perBatter((t) => t.runs),
  ),
  feature(
    'season_batters_per_start',
    perStart((t) => t.startBattersFaced),
  ),
  feature(
    'season_outs_per_start',
    perStart((t) => t.startOuts),
  ),
  feature(
    'season_pitches_per_start',
    perStart((t) => t.startPitches),
  ),
  feature('season_starts', (v) => v.pitcher.seasons.read(v.season).now?.starts ?? 0),
  feature('last_season_k_rate', (v) => {
    const { before } = v.pitcher.seasons.read(v.season);
    return before === null ? Number.NaN : before.strikeouts / before.battersFaced;
  }),
  feature('career_k_rate', (v) =>
    v.pitcher.long.ratio(v.day, pitcherSum.strikeouts, pitcherSum.battersFaced, 0, 0),
  ),
  feature('career_starts', (v) => v.pitcher.careerStarts),
  feature('rest_days', (v) => restDays(v) ?? Number.NaN),
  feature('season_starter_share', (v) => {
    const totals = totalsOf(v, ({ appearances }) => appearances);
    return totals === null ? Number.NaN : totals.starts / totals.appearances;
  }),
  feature('opponent_k_rate', opponentRate('strikeouts', 'plateAppearances')),
  feature('opponent_walk_rate', opponentRate('walks', 'plateAppearances')),
  feature('opponent_hit_rate', opponentRate('hits', 'plateAppearances')),
  feature('opponent_runs_per_game', opponentRate('runs', 'games')),
  feature('lineup_season_k_rate', (v) => v.lineup.seasonStrikeoutRate),
  feature('at_home', (v) => Number(v.isHome)),
  feature('park_k_above', (v) => v.state.parks.above(v.park, v.day)),
  feature('league_k_rate', (v) => v.league.strikeouts),
  feature('week', (v) => v.state.seasonAge(v.day) / 7),
  feature('left_hander', (v) => (v.throws === null ? Number.NaN : Number(v.throws === 'L'))),
];

/** The 10 more of `v1_6_rolling`. */
export const rollingFeatures: readonly StartFeature[] = [
  ...([3, 5, 10] as const).flatMap((count) => [
    feature(
      `last_${count}_strikeouts`,
      lastMean(count, (s) => s.strikeouts),
    ),
    feature(
      `last_${count}_batters`,
      lastMean(count, (s) => s.battersFaced),
    ),
    feature(`last_${count}_k_rate`, lastRate(count)),
  ]),
  feature('opponent_last_10_k_rate', ({ state, opponentId }) => {
    const games = state.team(opponentId).lastGames;
    return (
      mean(games.map(({ strikeouts }) => strikeouts)) /
      mean(games.map(({ plateAppearances }) => plateAppearances))
    );
  }),
];
