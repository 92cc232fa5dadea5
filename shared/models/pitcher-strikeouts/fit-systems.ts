import type { Dispersion } from '../../domain/statistics/count-scores.ts';
import type { ReadySystem } from './forecast-systems.ts';
import type { EndedStart } from './start-facts.ts';
import { chooseSpread, type StrikeoutSpread } from './strikeout-distribution.ts';
import type { FittedSystem, StrikeoutSystem, StrikeoutSystemId } from './strikeout-system.ts';

/** A system that learned: its model as text, ready to forecast, and how counts spread around its means. */
export interface FittedModel extends ReadySystem {
  text: string;
  spread: StrikeoutSpread;
  /** How they spread in the starts it learned from; null where it learned from none. */
  dispersion: Dispersion | null;
}

/** Fits a system to the starts with a known end. Throws FEATURES_INVALID when they are too few. */
export function fitSystem(system: FittedSystem, starts: readonly EndedStart[], season: number): FittedModel {
  const text = system.train(starts, season);
  const forecast = system.read(text);
  const known = starts.filter(({ strikeouts }) => strikeouts !== null);
  if (known.length === 0) return { system, text, forecast, spread: { kind: 'poisson' }, dispersion: null };
  const { spread, test } = chooseSpread(
    known.map(forecast),
    known.map(({ strikeouts }) => strikeouts ?? 0),
  );
  return { system, text, forecast, spread, dispersion: test };
}

/** How counts spread around a system's means: its own, or that of the last member of what is combined. */
export function spreadOf(
  system: StrikeoutSystem,
  ready: ReadonlyMap<StrikeoutSystemId, { spread: StrikeoutSpread }>,
): StrikeoutSpread {
  const id = system.kind === 'combined' ? system.members.at(-1) : system.id;
  return (id === undefined ? undefined : ready.get(id)?.spread) ?? { kind: 'poisson' };
}
