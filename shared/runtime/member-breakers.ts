import type { Clock } from '../ports/clock.ts';
import { type CircuitBreaker, type CircuitBreakerLimits, createCircuitBreaker } from './circuit-breaker.ts';

/** A breaker for each of several ways to do something: one that keeps failing is left alone, the others go on. */
export interface MemberBreakers {
  /** The breaker of a name, closed at first. */
  of(name: string): CircuitBreaker;
}

/** A failing system costs a whole training or slate each time, and what broke it is seldom mended within the hour. */
const ordinaryLimits: CircuitBreakerLimits = { failuresMax: 3, openMs: 60 * 60 * 1_000 };

/** Breakers that live as long as the process. */
export function createMemberBreakers(
  clock: Clock,
  limits: CircuitBreakerLimits = ordinaryLimits,
): MemberBreakers {
  const breakers = new Map<string, CircuitBreaker>();
  return {
    of(name) {
      const known = breakers.get(name);
      if (known !== undefined) return known;
      const made = createCircuitBreaker(clock, limits);
      breakers.set(name, made);
      return made;
    },
  };
}
