import { type MarketMemory, marketMemoryNames } from '../../../../schemas/tables/market-memory-features.ts';
import { type LinearModel, predictLinear } from '../../../domain/linear/linear-model.ts';
import { fitRidgeRegression } from '../../../domain/linear/ridge-regression.ts';
import { logitOf, probabilityOf } from '../blend/logit.ts';
import { historyFeatureNames } from '../history/features.ts';
import { type GameFacts, historyVector } from '../history/game-facts.ts';
import { marketMemoryVector } from '../history/market-memory.ts';

/** What the move of a line is expected from: the line itself, what the models see, and what earlier lines tell. */
export const lineMoveFeatureNames: readonly string[] = [
  'open_line',
  ...historyFeatureNames,
  ...marketMemoryNames,
];

/** A move is told far more exactly than a game's winner, so a light penalty is enough. */
const LAMBDA = 10;
/** Fewer closing lines than of about half a season tell too little. */
const FEWEST_ROWS = 1_000;

/** One row of the inputs of a move; the opening line in log odds of a home win. */
export function lineMoveInputs(
  openLogOdds: number,
  historyVector: ArrayLike<number>,
  marketMemory: ArrayLike<number>,
): Float64Array {
  const inputs = new Float64Array(lineMoveFeatureNames.length);
  inputs[0] = openLogOdds;
  inputs.set(historyVector, 1);
  inputs.set(marketMemory, 1 + historyVector.length);
  return inputs;
}

/** What the move of a game's line is expected from. */
export interface LineMoveGame {
  facts: GameFacts | null;
  openLine: number | null;
  marketMemory: MarketMemory | null;
}

/** The inputs of a game; null for one of which something is missing. */
export const lineMoveInputsOf = ({ facts, openLine, marketMemory }: LineMoveGame): Float64Array | null =>
  facts === null || openLine === null || marketMemory === null
    ? null
    : lineMoveInputs(logitOf(openLine), historyVector(facts), marketMemoryVector(marketMemory));

/** Games whose line has closed: their inputs, and by how much it moved, in log odds. */
export interface ClosedLines {
  inputs: readonly Float64Array[];
  moves: readonly number[];
}

/**
 * Learns where lines close. The closing line holds nearly everything that is known of a game, and no luck: to forecast it is to forecast the game,
 * with a hundredth of the noise. null with too few closing lines.
 */
export function fitLineMove({ inputs, moves }: ClosedLines): LinearModel | null {
  if (inputs.length < FEWEST_ROWS) return null;
  const width = lineMoveFeatureNames.length;
  const features = new Float64Array(inputs.length * width);
  inputs.forEach((row, index) => {
    features.set(row, index * width);
  });
  return fitRidgeRegression(
    {
      features,
      rowCount: inputs.length,
      featureNames: lineMoveFeatureNames,
      labels: Float64Array.from(moves),
    },
    { lambda: LAMBDA },
  );
}

/** P(home wins) where the line is expected to close. */
export const movedProbability = (move: LinearModel, inputs: Float64Array): number =>
  probabilityOf((inputs[0] ?? Number.NaN) + predictLinear(move, inputs));
