import { type LinearModel, predictLinear } from '../../../domain/linear/linear-model.ts';
import { lineMove } from '../../../domain/ratings/line-moves.ts';
import { firstWarmRow } from '../blend/rows-to-learn.ts';
import type { TrainingGame } from '../training-row.ts';
import { fitLineMove, lineMoveInputsOf, movedProbability } from './line-move.ts';
import { fitMoveScale, type SaidMove, scaledMove } from './move-scale.ts';
import { rollingSteps } from './rolling-steps.ts';

/** A move that went through the steps of a rolling origin. */
export interface RolledLineMove {
  /** P(home wins) of the asked games, in their order; NaN where no move was fitted yet or something of the game is not known. */
  probabilities: number[];
  /** The move of the holdout: fitted to nothing of it. null with too few closing lines. */
  judged: LinearModel | null;
  /** The move of all games; null with too few closing lines. */
  fitted: LinearModel | null;
}

/** A game whose line has closed. */
interface ClosedGame {
  date: string;
  inputs: Float64Array;
  move: number;
}

/** Games to learn from, in order: not those of the first season with facts, in which ratings are still warming up. */
function closedGames(games: readonly TrainingGame[]): ClosedGame[] {
  const known = games.filter(({ facts }) => facts !== null);
  const warmRow = firstWarmRow(known.map(({ date }) => Number(date.slice(0, 'YYYY'.length))));
  return known.slice(warmRow).flatMap((game) => {
    const inputs = lineMoveInputsOf(game);
    const move = lineMove({ open: game.openLine, close: game.closeLine });
    return inputs === null || move === null ? [] : [{ date: game.date, inputs, move }];
  });
}

const fitTo = (games: readonly ClosedGame[]): LinearModel | null =>
  fitLineMove({ inputs: games.map(({ inputs }) => inputs), moves: games.map(({ move }) => move) });

const scaled = (move: LinearModel | null, said: readonly SaidMove[]): LinearModel | null =>
  move === null ? null : scaledMove(move, fitMoveScale(said));

/**
 * Asks for games, each by a move that was fitted to closing lines of games before its step, and scaled by what such moves had said before it. Both lists
 * are in order of date.
 */
export function rollLineMove(
  games: readonly TrainingGame[],
  asked: readonly TrainingGame[],
  holdoutFrom: string,
): RolledLineMove {
  const closed = closedGames(games);
  const said: SaidMove[] = [];
  let judged: LinearModel | null = null;
  const probabilities = rollingSteps(asked, ({ date }) => date, holdoutFrom).flatMap((step) => {
    const expected = fitTo(closed.filter(({ date }) => date < step.from));
    const move = scaled(expected, said);
    if (step.from === holdoutFrom) judged = move;
    return step.asked.map((game) => {
      const inputs = lineMoveInputsOf(game);
      if (expected === null || move === null || inputs === null) return Number.NaN;
      said.push({
        openLogOdds: inputs[0] ?? Number.NaN,
        move: predictLinear(expected, inputs),
        outcome: Number(game.homeRuns > game.awayRuns),
      });
      return movedProbability(move, inputs);
    });
  });
  return { probabilities, judged, fitted: scaled(fitTo(closed), said) };
}
