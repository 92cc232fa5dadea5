/** A part of a stream's name: the same seed and parts always name the same stream. */
export type KeyPart = number | string;

function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ value, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A 32-bit hash of the seed and the parts; equal on every machine. */
export function hashOf(seed: number, ...parts: readonly KeyPart[]): number {
  let hash = mix(0x9e3779b9, seed >>> 0);
  for (const part of parts) {
    if (typeof part === 'number') {
      hash = mix(mix(hash, part >>> 0), 0x27d4eb2f);
    } else {
      for (let index = 0; index < part.length; index += 1) hash = mix(hash, part.charCodeAt(index));
      hash = mix(hash, 0x165667b1);
    }
  }
  return hash;
}

/** A number in [0, 1) that depends on nothing but the seed and the parts. */
export function chanceOf(seed: number, ...parts: readonly KeyPart[]): number {
  return hashOf(seed, ...parts) / 4294967296;
}

/** A deterministic stream of numbers (sfc32), named by a seed and parts. */
export class RandomStream {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number, ...parts: readonly KeyPart[]) {
    const hash = hashOf(seed, ...parts);
    this.#a = hash;
    this.#b = mix(hash, 0x51ed270b);
    this.#c = mix(this.#b, 0x2545f491);
    for (let round = 0; round < 4; round += 1) this.next();
  }

  /** Uniform in [0, 1). */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number from 0 to below the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** Normal, by the sum of four uniforms: tails end at 3.5 standard deviations, which keeps every simulated value possible. */
  normal(mean: number, deviation: number): number {
    return mean + deviation * (this.next() + this.next() + this.next() + this.next() - 2) * Math.sqrt(3);
  }

  /** The index of one of the weights, chosen in proportion to them. */
  weighted(weights: ArrayLike<number>): number {
    let total = 0;
    for (let index = 0; index < weights.length; index += 1) total += weights[index] ?? 0;
    let left = this.next() * total;
    for (let index = 0; index < weights.length; index += 1) {
      left -= weights[index] ?? 0;
      if (left < 0) return index;
    }
    return weights.length - 1;
  }

  /** The same elements in another order. */
  shuffled<T>(elements: readonly T[]): T[] {
    const order = elements.map((element) => ({ element, key: this.next() }));
    return order.sort((left, right) => left.key - right.key).map((entry) => entry.element);
  }
}
