import { z } from 'zod';
import { decayOver } from './calendar-day.ts';

/** So many sums as plain JSON: the day on which they weigh as they stand, then the sums. */
export const savedSumsSchema = (width: number) => z.array(z.number()).length(1 + width);

/** See `savedSumsSchema`. */
export type SavedSums = readonly number[];

/**
 * Sums that fade: what was added so many days ago weighs .5^(days / half-life), through the winter too.
 * Days never go back; amounts of one day weigh the same in any order.
 */
export class DecayingSums {
  readonly #sums: Float64Array;
  readonly #halfLifeDays: number;
  #day: number;

  /** So many sums side by side, as they were saved or all 0. */
  constructor(width: number, halfLifeDays: number, saved?: SavedSums) {
    const [day = 0, ...sums] = saved ?? [];
    this.#day = day;
    this.#sums = new Float64Array(width);
    this.#sums.set(sums);
    this.#halfLifeDays = halfLifeDays;
  }

  save(): number[] {
    return [this.#day, ...this.#sums];
  }

  /** The weight that what is held has on a day. */
  #weightOn(day: number): number {
    return day <= this.#day ? 1 : decayOver(day - this.#day, this.#halfLifeDays);
  }

  /** Adds one amount to each sum on a day. */
  add(day: number, amounts: ArrayLike<number>): void {
    const weight = this.#weightOn(day);
    for (let index = 0; index < this.#sums.length; index += 1)
      this.#sums[index] = (this.#sums[index] ?? 0) * weight + (amounts[index] ?? 0);
    this.#day = Math.max(day, this.#day);
  }

  /** All sums as they weigh on a day. A copy. */
  allOn(day: number): Float64Array {
    const weight = this.#weightOn(day);
    return this.#sums.map((sum) => sum * weight);
  }

  /** One sum as it weighs on a day. */
  on(day: number, index: number): number {
    return (this.#sums[index] ?? 0) * this.#weightOn(day);
  }

  /** A ratio of two sums, drawn towards a prior ratio that weighs as much as `priorSize` in the lower sum. */
  ratio(day: number, above: number, below: number, prior: number, priorSize: number): number {
    const weight = this.#weightOn(day);
    return (
      ((this.#sums[above] ?? 0) * weight + prior * priorSize) /
      ((this.#sums[below] ?? 0) * weight + priorSize)
    );
  }
}
