const dayMs = 86_400_000;

/** The number of a date (`YYYY-MM-DD`) on a line of days; only differences mean something. */
export const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / dayMs);

/**
 * Sums that fade: what was added so many days ago weighs .5^(days / half-life), through the winter too.
 * Days never go back; amounts of one day weigh the same in any order.
 */
export class DecayingSums {
  readonly #sums: Float64Array;
  readonly #halfLifeDays: number;
  #day = 0;

  /** So many sums side by side, all 0. */
  constructor(width: number, halfLifeDays: number) {
    this.#sums = new Float64Array(width);
    this.#halfLifeDays = halfLifeDays;
  }

  /** The weight that what is held has on a day. */
  #weightOn(day: number): number {
    return day <= this.#day ? 1 : 0.5 ** ((day - this.#day) / this.#halfLifeDays);
  }

  /** Adds one amount to each sum on a day. */
  add(day: number, amounts: readonly number[]): void {
    const weight = this.#weightOn(day);
    for (let index = 0; index < this.#sums.length; index += 1)
      this.#sums[index] = (this.#sums[index] ?? 0) * weight + (amounts[index] ?? 0);
    this.#day = Math.max(day, this.#day);
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
