import { predictLinear } from '../../shared/domain/linear/linear-model.ts';
import { lineMove } from '../../shared/domain/ratings/line-moves.ts';
import { pairedDifference } from '../../shared/domain/statistics/paired-difference.ts';
import { brierLosses } from '../../shared/domain/statistics/probability-scores.ts';
import { probabilityOf } from '../../shared/models/game-outcome/blend/logit.ts';
import { firstWarmRow } from '../../shared/models/game-outcome/blend/rows-to-learn.ts';
import { fitLineMove, lineMoveInputsOf } from '../../shared/models/game-outcome/open-line/line-move.ts';
import { rollingSteps } from '../../shared/models/game-outcome/open-line/rolling-steps.ts';
import type { TrainingGame } from '../../shared/models/game-outcome/training-row.ts';

/** Games of some seasons moved so many times as far as their lines were expected to move, by moves fitted every month: less than 0 is better than once. */
export function printMoveScales(games: readonly TrainingGame[], seasons: readonly number[]): void {
  const seasonOf = ({ date }: TrainingGame): number => Number(date.slice(0, 'YYYY'.length));
  const warm = games.slice(firstWarmRow(games.map(seasonOf)));
  const closed = warm.flatMap((game) => {
    const inputs = lineMoveInputsOf(game);
    const move = lineMove({ open: game.openLine, close: game.closeLine });
    return inputs === null || move === null ? [] : [{ game, inputs, move }];
  });
  const asked = closed.filter(({ game }) => seasons.includes(seasonOf(game)));
  const said = rollingSteps(asked, ({ game }) => game.date, '9999-12-31').flatMap((step) => {
    const known = closed.filter(({ game }) => game.date < step.from);
    const fitted = fitLineMove({
      inputs: known.map(({ inputs }) => inputs),
      moves: known.map(({ move }) => move),
    });
    return fitted === null
      ? []
      : step.asked.map(({ game, inputs }) => ({
          openLogOdds: inputs[0] ?? Number.NaN,
          move: predictLinear(fitted, inputs),
          outcome: Number(game.homeRuns > game.awayRuns),
        }));
  });
  const lossesOf = (scale: number) =>
    brierLosses(
      said.map(({ openLogOdds, move }) => probabilityOf(openLogOdds + scale * move)),
      said.map(({ outcome }) => outcome),
    );
  const once = lossesOf(1);
  console.log(`  games of ${seasons.join(', ')} moved further than their lines, ${said.length} games:`);
  for (const scale of [0.9, 1.1, 1.2, 1.5]) {
    const { mean, standardError } = pairedDifference(lossesOf(scale), once);
    console.log(`  × ${scale}: Brier ${mean.toFixed(5)} ± ${standardError?.toFixed(5)} more`);
  }
}
