import type { StartFeatureName } from '../../../schemas/tables/player-feature-columns.ts';
import type { StartView } from './start-view.ts';

/** A feature of a start and how it is read; what it means stands in its column of `pitcher_start_features`. NaN = unknown. */
export interface StartFeature {
  name: StartFeatureName;
  value: (view: StartView) => number;
}

/** A feature in one line. */
export const feature = (name: StartFeatureName, value: (view: StartView) => number): StartFeature => ({
  name,
  value,
});
