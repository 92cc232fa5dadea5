import type { RandomStream } from '../random.ts';

/** Time of day during a game: a nine-inning game takes about two hours and forty minutes. */
export class GameClock {
  readonly #random: RandomStream;
  nowMs: number;

  constructor(random: RandomStream, startMs: number) {
    this.#random = random;
    this.nowMs = startMs;
  }

  /** A random wait, in seconds. */
  pass(lowSeconds: number, highSeconds: number): void {
    this.nowMs += Math.round(this.#random.between(lowSeconds, highSeconds) * 1000);
  }

  /** Start times of the pitches of a plate appearance; the clock stands at its end afterwards. */
  throwPitches(count: number, hasRunners: boolean): number[] {
    this.pass(10, 18);
    return Array.from({ length: count }, () => {
      const startMs = this.nowMs;
      this.pass(hasRunners ? 15 : 12, hasRunners ? 22 : 18);
      return startMs;
    });
  }
}
