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
    'strikeouts per batter faced, season so far else the last',
    perBatter((t) => t.strikeouts),
  ),
  feature('season_k_per_start', 'strikeouts a start', seasonMeanStrikeouts),
  feature(
    'season_walk_rate',
    'walks per batter faced',
    perBatter((t) => t.walks),
  ),
  feature(
    'season_home_run_rate',
    'home runs per batter faced',
    perBatter((t) => t.homeRuns),
  ),
  feature(
    'season_hit_rate',
    'hits per batter faced',
    perBatter((t) => t.hits),
  ),
  feature(
    'season_run_rate',
    'runs per batter faced',
    perBatter((t) => t.runs),
  ),
  feature(
    'season_batters_per_start',
    'batters faced a start',
    perStart((t) => t.startBattersFaced),
  ),
  feature(
    'season_outs_per_start',
    'outs a start',
    perStart((t) => t.startOuts),
  ),
  feature(
    'season_pitches_per_start',
    'pitches a start (estimated where not counted)',
    perStart((t) => t.startPitches),
  ),
  feature(
    'season_starts',
    'starts of the season so far',
    (v) => v.pitcher.seasons.read(v.season).now?.starts ?? 0,
  ),
  feature('last_season_k_rate', 'strikeouts per batter faced of the last season', (v) => {
    const { before } = v.pitcher.seasons.read(v.season);
    return before === null ? Number.NaN : before.strikeouts / before.battersFaced;
  }),
  feature('career_k_rate', 'strikeouts per batter faced, half-life 1,000 d', (v) =>
    v.pitcher.long.ratio(v.day, pitcherSum.strikeouts, pitcherSum.battersFaced, 0, 0),
  ),
  feature('career_starts', 'starts known', (v) => v.pitcher.careerStarts),
  feature('rest_days', 'days since the last start', (v) => restDays(v) ?? Number.NaN),
  feature('season_starter_share', 'starts by appearances', (v) => {
    const totals = totalsOf(v, ({ appearances }) => appearances);
    return totals === null ? Number.NaN : totals.starts / totals.appearances;
  }),
  feature(
    'opponent_k_rate',
    'opposing team: strikeouts per plate appearance',
    opponentRate('strikeouts', 'plateAppearances'),
  ),
  feature(
    'opponent_walk_rate',
    'opposing team: walks per plate appearance',
    opponentRate('walks', 'plateAppearances'),
  ),
  feature(
    'opponent_hit_rate',
    'opposing team: hits per plate appearance',
    opponentRate('hits', 'plateAppearances'),
  ),
  feature('opponent_runs_per_game', 'opposing team: runs a game', opponentRate('runs', 'games')),
  feature(
    'lineup_season_k_rate',
    'opposing nine: mean strikeout rate of the season',
    (v) => v.lineup.seasonStrikeoutRate,
  ),
  feature('at_home', '1 at home', (v) => Number(v.isHome)),
  feature('park_k_above', "park: strikeouts per plate appearance beyond the teams'", (v) =>
    v.state.parks.above(v.park, v.day),
  ),
  feature(
    'league_k_rate',
    "strikeouts per batter faced of the league's starters",
    (v) => v.league.strikeouts,
  ),
  feature('week', 'weeks since the season began', (v) => v.state.seasonAge(v.day) / 7),
  feature('left_hander', '1 for a left-hander', (v) =>
    v.throws === null ? Number.NaN : Number(v.throws === 'L'),
  ),
];

/** The 10 more of `v1_6_rolling`. */
export const rollingFeatures: readonly StartFeature[] = [
  ...[3, 5, 10].flatMap((count) => [
    feature(
      `last_${count}_strikeouts`,
      `strikeouts a start, last ${count}`,
      lastMean(count, (s) => s.strikeouts),
    ),
    feature(
      `last_${count}_batters`,
      `batters faced a start, last ${count}`,
      lastMean(count, (s) => s.battersFaced),
    ),
    feature(`last_${count}_k_rate`, `strikeouts per batter faced, last ${count}`, lastRate(count)),
  ]),
  feature(
    'opponent_last_10_k_rate',
    'opposing team: strikeouts per plate appearance in its last 10 games',
    ({ state, opponentId }) => {
      const games = state.team(opponentId).lastGames;
      return (
        mean(games.map(({ strikeouts }) => strikeouts)) /
        mean(games.map(({ plateAppearances }) => plateAppearances))
      );
    },
  ),
];
