/** Numbers in [0, 1) that depend on the seed alone (mulberry32): the same on every machine. Not for secrets. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Each of 0 … count - 1 with probability `share`, ascending; all of them, without a draw, when the share is 1. */
export function sampleRows(count: number, share: number, random: () => number): Int32Array {
  const rows = new Int32Array(count);
  let size = 0;
  for (let row = 0; row < count; row += 1) {
    if (share < 1 && random() >= share) continue;
    rows[size] = row;
    size += 1;
  }
  return rows.subarray(0, size);
}

/** Exactly max(1, floor(count × share)) of 0 … count - 1, without replacement, ascending. */
export function sampleColumns(count: number, share: number, random: () => number): number[] {
  const size = Math.max(1, Math.floor(count * share));
  const pool = Array.from({ length: count }, (_, column) => column);
  const chosen: number[] = [];
  while (chosen.length < size) {
    chosen.push(...pool.splice(size === count ? 0 : Math.floor(random() * pool.length), 1));
  }
  return chosen.sort((left, right) => left - right);
}
