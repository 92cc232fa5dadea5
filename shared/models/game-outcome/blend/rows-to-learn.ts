/** Fewer games teach nothing but noise: Elo answers for every fitted part. */
export const FEWEST_GAMES = 400;
/**
 * With five seasons of games whose players were known, older ones of game logs alone are left out: their rows have nothing to say of
 * line-ups, so other coefficients answer for these. With fewer every season helps; beyond five, more seasons gain less than .0001.
 */
const ENOUGH_INFORMED_GAMES = 12_000;

/** The first row to learn from: in the first season ratings are still warming up. The number of rows when there is one season only. */
export function firstWarmRow(seasons: readonly number[]): number {
  const second = seasons.findIndex((season) => season !== seasons[0]);
  return second < 0 ? seasons.length : second;
}

/** Marks the games of seasons before which a season of known players lies: their features know players. */
export function informedRows(games: readonly { season: number; knowsPlayers: boolean }[]): Uint8Array {
  const known = new Set(games.filter(({ knowsPlayers }) => knowsPlayers).map(({ season }) => season));
  return Uint8Array.from(games, ({ season }) => (known.has(season - 1) ? 1 : 0));
}

/** The rows that are fitted, of those that may be; null when they are too few. */
export function rowsToFit(learnable: readonly number[], informed: Uint8Array): readonly number[] | null {
  if (learnable.length < FEWEST_GAMES) return null;
  const known = learnable.filter((row) => informed[row] === 1);
  return known.length >= ENOUGH_INFORMED_GAMES ? known : learnable;
}
