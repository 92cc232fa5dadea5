/** Time as a dependency, so that tests decide what "now" is and how long a wait takes. */
export interface Clock {
  now(): Date;
  /** Monotonic milliseconds, for durations. */
  monotonicMs(): number;
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
}

/** Random identity as a dependency. */
export interface Ids {
  /** `length` lower-case hexadecimal characters. */
  hex(length: number): string;
}
