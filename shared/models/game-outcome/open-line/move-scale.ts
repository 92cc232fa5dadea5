import type { LinearModel } from '../../../domain/linear/linear-model.ts';
import { STACK_LAMBDA } from '../blend/fit-stack.ts';
import { probabilityOf } from '../blend/logit.ts';

/** A move that was expected of a line before its game, and who won. Log odds of a home win. */
export interface SaidMove {
  openLogOdds: number;
  move: number;
  /** 1 home win, 0 away win. */
  outcome: number;
}

/** Fewer earlier forecasts than a season's do not move the scale. */
const FEWEST_MOVES = 2_000;
const STEPS_MAX = 20;

/**
 * How far a game is moved for each unit that its line is expected to move: 1 says that a game is where its line closes. On 2012-15 the moves that could
 * be expected were too small, by more than two standard errors over 9,714 games (docs/evaluation.md). Logistic regression through the opening line, drawn to 1 like the weights of a stack.
 * Give moves that were expected before their games, never fits.
 */
export function fitMoveScale(said: readonly SaidMove[]): number {
  if (said.length < FEWEST_MOVES) return 1;
  const squares = said.reduce((sum, { move }) => sum + move ** 2, 0);
  const penalty = (STACK_LAMBDA * squares) / said.length;
  let scale = 1;
  for (let step = 0; step < STEPS_MAX; step += 1) {
    let [slope, curvature] = [penalty * (1 - scale), penalty];
    for (const { openLogOdds, move, outcome } of said) {
      const probability = probabilityOf(openLogOdds + scale * move);
      slope += move * (outcome - probability);
      curvature += move ** 2 * probability * (1 - probability);
    }
    if (curvature === 0) return 1;
    scale += slope / curvature;
    if (Math.abs(slope / curvature) < 1e-12) break;
  }
  return scale;
}

/** A move of the line as a move of the game. */
export const scaledMove = (move: LinearModel, scale: number): LinearModel => ({
  ...move,
  intercept: scale * move.intercept,
  coefficients: move.coefficients.map((coefficient) => scale * coefficient),
});
