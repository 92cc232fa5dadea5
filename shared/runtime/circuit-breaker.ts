import type { Clock } from '../ports/clock.ts';

/** When a breaker opens, and for how long. */
export interface CircuitBreakerLimits {
  /** Failures in a row that open it. */
  failuresMax: number;
  openMs: number;
}

/** Keeps calls away from something that fails. After the pause one failure opens it again; a success closes it. */
export interface CircuitBreaker {
  isOpen(): boolean;
  recordSuccess(): void;
  recordFailure(): void;
}

/** A closed breaker. */
export function createCircuitBreaker(clock: Clock, limits: CircuitBreakerLimits): CircuitBreaker {
  let failures = 0;
  let openUntilMs = Number.NEGATIVE_INFINITY;
  return {
    isOpen: () => clock.monotonicMs() < openUntilMs,
    recordSuccess: () => {
      failures = 0;
      openUntilMs = Number.NEGATIVE_INFINITY;
    },
    recordFailure: () => {
      failures += 1;
      if (failures >= limits.failuresMax) openUntilMs = clock.monotonicMs() + limits.openMs;
    },
  };
}
