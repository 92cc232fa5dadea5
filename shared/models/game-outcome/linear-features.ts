import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import type { GameFeatureName } from './feature-vector.ts';

/*
 * What the linear parts look at. An input that says nothing costs: on real seasons 2011-2017 all of them together were worse than
 * these by up to 0.0002 Brier, and never better (README.md, Members). Trees look at everything.
 */

/** Form of less than 60 days, rest, bullpen and the split by venue: no gain in any study (README.md, Members). */
const WITHOUT_GAIN: ReadonlySet<GameFeatureName> = new Set<GameFeatureName>([
  'win_rate_season_difference',
  'run_margin_7d_difference',
  'run_margin_14d_difference',
  'run_margin_30d_difference',
  'venue_split_difference',
  'rest_days_difference',
  'bullpen_pitches_3d_difference',
  'starter_rest_days_difference',
]);

/**
 * Inputs of the correction to Elo: differences, because what both sides share cannot say which of them wins, and not Elo's own,
 * which is the offset (a factor on it gained 0.0001 at most).
 */
export const correctionFeatureNames: readonly GameFeatureName[] = gameFeatureNames.filter(
  (name) => name.endsWith('_difference') && name !== 'elo_difference' && !WITHOUT_GAIN.has(name),
);

/** Inputs of the runs of both teams together: what both sides share. */
export const totalRunsFeatureNames: readonly GameFeatureName[] = [
  'run_environment_60d_sum',
  'starter_fip_365d_sum',
  'park_run_factor',
];
