/** Plate appearances of a team in a game (Retrosheet 2015-2017: 37.8 to 38.1). */
export const PLATE_APPEARANCES_PER_TEAM_GAME = 38;

/** A rate drawn towards a prior mean that weighs as much as `priorSize` observations. */
export const shrink = (sum: number, count: number, priorMean: number, priorSize: number): number =>
  (sum + priorMean * priorSize) / (count + priorSize);
