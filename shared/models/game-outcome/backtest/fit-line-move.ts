import { explainLinear, type LinearModel } from '../../../domain/linear/linear-model.ts';
import { fitRidgeRegression } from '../../../domain/linear/ridge-regression.ts';
import { probabilityOf } from '../blend/logit.ts';
import { historyFeatureNames } from '../history/features.ts';
import type { GameRows } from '../history/game-rows.ts';
import { marketFeatures } from '../history/market-memory.ts';
import type { MarketRows } from './market.ts';

/** What the move of a line is expected from: the line itself, what the models see, and what earlier lines tell. */
export const lineMoveFeatureNames: readonly string[] = [
  'open_line',
  ...historyFeatureNames,
  ...marketFeatures.map(({ name }) => name),
];

/** A move is told far more exactly than a game's winner, so a light penalty is enough. */
const LAMBDA = 10;
/** Fewer closing lines than of about half a season tell too little. */
const FEWEST_ROWS = 1_000;

/** Where an opening line is expected to close. */
export interface FittedLineMove {
  linear: LinearModel;
  rowCount: number;
  /** P(home wins) of a row with an opening line. */
  predict: (row: number) => number;
}

/** One row of the inputs of a move. */
export function lineMoveInputs(rows: GameRows, { open }: MarketRows, row: number): Float64Array {
  const width = historyFeatureNames.length;
  const inputs = new Float64Array(lineMoveFeatureNames.length);
  inputs[0] = open[row] ?? Number.NaN;
  inputs.set(rows.features.subarray(row * width, (row + 1) * width), 1);
  const memory = marketFeatures.length;
  inputs.set(rows.marketMemory.subarray(row * memory, (row + 1) * memory), width + 1);
  return inputs;
}

/**
 * Learns where lines close. The closing line holds nearly everything that is known of a game, and no luck: to forecast it is to forecast the game,
 * with a hundredth of the noise. `learned` are rows that were known before; null with too few closing lines among them.
 */
export function fitLineMove(
  rows: GameRows,
  market: MarketRows,
  learned: readonly number[],
): FittedLineMove | null {
  const priced = learned.filter((row) => !Number.isNaN(market.moves[row] ?? Number.NaN));
  if (priced.length < FEWEST_ROWS) return null;
  const width = lineMoveFeatureNames.length;
  const features = new Float64Array(priced.length * width);
  priced.forEach((row, index) => {
    features.set(lineMoveInputs(rows, market, row), index * width);
  });
  const linear = fitRidgeRegression(
    {
      features,
      rowCount: priced.length,
      featureNames: lineMoveFeatureNames,
      labels: Float64Array.from(priced, (row) => market.moves[row] ?? 0),
    },
    { lambda: LAMBDA },
  );
  return {
    linear,
    rowCount: priced.length,
    predict: (row) =>
      probabilityOf(
        (market.open[row] ?? Number.NaN) + explainLinear(linear, lineMoveInputs(rows, market, row)).score,
      ),
  };
}
