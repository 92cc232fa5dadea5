import { HanksTankError } from '../../domain/errors.ts';
import type { StartFacts } from './start-facts.ts';
import type { FittedSystem, StrikeoutMean, StrikeoutSystem, StrikeoutSystemId } from './strikeout-system.ts';

/** Why a system said nothing. */
export interface SystemFailure {
  systemId: StrikeoutSystemId;
  reason: string;
}

/** A fitted system that is ready to forecast. */
export interface ReadySystem {
  system: FittedSystem;
  forecast: (start: StartFacts) => number;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function checked(mean: number): number {
  if (Number.isFinite(mean) && mean > 0) return mean;
  throw new HanksTankError('FEATURES_INVALID', `A mean of strikeouts must be > 0, not ${mean}.`);
}

/** Every system's mean of a start. A system that fails is named with its reason, and the others go on. */
export function forecastSystems(
  systems: readonly StrikeoutSystem[],
  ready: ReadonlyMap<StrikeoutSystemId, ReadySystem>,
  start: StartFacts,
): { means: Map<StrikeoutSystemId, StrikeoutMean>; failures: SystemFailure[] } {
  const means = new Map<StrikeoutSystemId, StrikeoutMean>();
  const failures: SystemFailure[] = [];
  for (const system of systems) {
    try {
      if (system.kind === 'combined') {
        const members = new Map([...means].map(([id, { mean }]) => [id, mean]));
        means.set(system.id, system.combine(members));
        continue;
      }
      const own = ready.get(system.id);
      if (own === undefined) failures.push({ systemId: system.id, reason: 'it has no model' });
      else means.set(system.id, { mean: checked(own.forecast(start)), confidenceFactor: 1 });
    } catch (error) {
      failures.push({ systemId: system.id, reason: reasonOf(error) });
    }
  }
  return { means, failures };
}
