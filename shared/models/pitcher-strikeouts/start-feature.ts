import type { StartView } from './start-view.ts';

/** A feature of a start: its name, what it is with its unit, and how it is read. NaN = unknown. */
export interface StartFeature {
  name: string;
  meaning: string;
  value: (view: StartView) => number;
}

/** A feature in one line. */
export const feature = (name: string, meaning: string, value: (view: StartView) => number): StartFeature => ({
  name,
  meaning,
  value,
});
