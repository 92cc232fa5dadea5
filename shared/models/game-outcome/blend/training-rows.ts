import { historyFeatureNames } from '../history/features.ts';
import { historyVector, runVectors } from '../history/game-facts.ts';
import { learnedMargin } from '../history/learned-margin.ts';
import { runFeatureNames } from '../history/run-features.ts';
import type { TrainingGame } from '../training-row.ts';
import { firstWarmRow, informedRows, rowsToFit } from './rows-to-learn.ts';
import type { LearnableRows } from './sample-rows.ts';

/** The training games of which history tells something, as rows, in their order. */
export interface BlendRows extends LearnableRows {
  dates: readonly string[];
  /** Where the game of a row stands among all training games. */
  positions: readonly number[];
  /** The first row to learn from. */
  warmRow: number;
  /** 1 for a row whose features know the players of the season before. */
  informed: Uint8Array;
}

/** The rows of all games with facts. A season is a calendar year. */
export function blendRowsOf(games: readonly TrainingGame[]): BlendRows {
  const known = games.flatMap((game, position) =>
    game.facts === null ? [] : [{ game, position, facts: game.facts }],
  );
  const [width, runWidth] = [historyFeatureNames.length, 2 * runFeatureNames.length];
  const features = new Float64Array(known.length * width);
  const runFeatures = new Float64Array(known.length * runWidth);
  known.forEach(({ facts }, row) => {
    features.set(historyVector(facts), row * width);
    runFeatures.set(runVectors(facts), row * runWidth);
  });
  const seasons = known.map(({ game }) => Number(game.date.slice(0, 'YYYY'.length)));
  return {
    features,
    runFeatures,
    outcomes: Float64Array.from(known, ({ game }) => Number(game.homeRuns > game.awayRuns)),
    margins: Float64Array.from(known, ({ game }) =>
      learnedMargin(game.homeRuns - game.awayRuns, game.linearWeightMargin),
    ),
    runs: Float64Array.from(known.flatMap(({ game }) => [game.homeRuns, game.awayRuns])),
    dates: known.map(({ game }) => game.date),
    positions: known.map(({ position }) => position),
    warmRow: firstWarmRow(seasons),
    informed: informedRows(
      known.map(({ facts }, row) => ({
        season: seasons[row] ?? 0,
        knowsPlayers: !Number.isNaN(facts.home.lineUp.longOnBase),
      })),
    ),
  };
}

/** The games that a blend of all games is fitted to, in their order. */
export function gamesToFit(games: readonly TrainingGame[]): TrainingGame[] {
  const rows = blendRowsOf(games);
  const learnable = [...rows.dates.keys()].slice(rows.warmRow);
  return (rowsToFit(learnable, rows.informed) ?? []).flatMap((row) => games[rows.positions[row] ?? -1] ?? []);
}
