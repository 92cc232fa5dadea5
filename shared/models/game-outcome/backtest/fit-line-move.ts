import { marketMemoryNames } from '../../../../schemas/tables/market-memory-features.ts';
import { type LinearModel, predictLinear } from '../../../domain/linear/linear-model.ts';
import { historyRow } from '../blend/sample-rows.ts';
import type { GameRows } from '../history/game-rows.ts';
import { fitLineMove, lineMoveInputs, movedProbability } from '../open-line/line-move.ts';
import { fitMoveScale, scaledMove } from '../open-line/move-scale.ts';
import type { MarketRows } from './market.ts';

/** Where an opening line is expected to close. */
export interface FittedLineMove {
  linear: LinearModel;
  rowCount: number;
  /** By how much the line of a row is expected to move, in log odds; NaN without an opening line. */
  expect: (row: number) => number;
  /** P(home wins) of a row with an opening line. */
  predict: (row: number) => number;
}

/** One row of the inputs of a move. */
export function lineMoveRow(rows: GameRows, { open }: MarketRows, row: number): Float64Array {
  const memory = marketMemoryNames.length;
  return lineMoveInputs(
    open[row] ?? Number.NaN,
    historyRow(rows, row),
    rows.marketMemory.subarray(row * memory, (row + 1) * memory),
  );
}

/**
 * Learns where lines close from `learned`, rows that were known before, and how far games move with them from what was expected of these rows before
 * their games (`expected`, NaN where nothing was). null with too few closing lines.
 */
export function fitLineMoveOfRows(
  rows: GameRows,
  market: MarketRows,
  learned: readonly number[],
  expected: Float64Array,
): FittedLineMove | null {
  const closed = learned.filter((row) => !Number.isNaN(market.moves[row] ?? Number.NaN));
  const linear = fitLineMove({
    inputs: closed.map((row) => lineMoveRow(rows, market, row)),
    moves: closed.map((row) => market.moves[row] ?? 0),
  });
  if (linear === null) return null;
  const said = learned.flatMap((row) => {
    const move = expected[row] ?? Number.NaN;
    return Number.isNaN(move)
      ? []
      : [{ openLogOdds: market.open[row] ?? Number.NaN, move, outcome: rows.outcomes[row] ?? Number.NaN }];
  });
  const scaled = scaledMove(linear, fitMoveScale(said));
  return {
    linear: scaled,
    rowCount: closed.length,
    expect: (row) =>
      Number.isNaN(market.open[row] ?? Number.NaN)
        ? Number.NaN
        : predictLinear(linear, lineMoveRow(rows, market, row)),
    predict: (row) => movedProbability(scaled, lineMoveRow(rows, market, row)),
  };
}
