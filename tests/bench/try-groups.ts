import { explainLinear } from '../../shared/domain/linear/linear-model.ts';
import { fitLogisticRegression } from '../../shared/domain/linear/logistic-regression.ts';
import { fitRidgeRegression } from '../../shared/domain/linear/ridge-regression.ts';
import { type PairedDifference, pairedDifference } from '../../shared/domain/statistics/paired-difference.ts';
import { rollingMonths, rowsKnownBefore } from '../../shared/models/game-outcome/backtest/rolling-months.ts';
import { firstWarmRow } from '../../shared/models/game-outcome/blend/rows-to-learn.ts';
import { historyFeatureNames } from '../../shared/models/game-outcome/history/features.ts';
import type { GameRows } from '../../shared/models/game-outcome/history/game-rows.ts';
import { contextNames } from './context-groups.ts';

/** What a group of columns did to the Brier score of the margin part. */
export interface TriedGroup {
  name: string;
  /** Share of the judged games in which every column of the group is known. */
  known: number;
  difference: PairedDifference;
}

/** The trial: the score without any group, and the paired differences with each. */
export interface Trial {
  games: number;
  brier: number;
  groups: readonly TriedGroup[];
}

interface Seasons {
  from: number;
  to: number;
}

/** The penalty of the margin part of the blend (blend/fit-parts.ts). */
const LAMBDA = 300;

const isDecided = (outcome: number | undefined): boolean => outcome === 0 || outcome === 1;

/** Squared errors of the games of the seasons, in order of row: the margin part with some columns beside the blend's own. */
function squaredErrors(
  rows: GameRows,
  extra: readonly Float64Array[],
  columns: readonly number[],
  { from, to }: Seasons,
): number[] {
  const own = historyFeatureNames.length;
  const featureNames = [...historyFeatureNames, ...columns.map((column) => contextNames[column] ?? '')];
  const width = featureNames.length;
  const vectorOf = (row: number): Float64Array => {
    const vector = new Float64Array(width);
    vector.set(rows.features.subarray(row * own, (row + 1) * own));
    columns.forEach((column, place) => {
      vector[own + place] = extra[row]?.[column] ?? Number.NaN;
    });
    return vector;
  };
  const warm = firstWarmRow(rows.games.map(({ season }) => season));
  const errors: number[] = [];
  for (const month of rollingMonths(rows.games)) {
    if (month.season < from || month.season > to) continue;
    const learned = rowsKnownBefore(rows.games, month, warm);
    const features = new Float64Array(learned.length * width);
    learned.forEach((row, index) => {
      features.set(vectorOf(row), index * width);
    });
    const at = (values: Float64Array): Float64Array => Float64Array.from(learned, (row) => values[row] ?? 0);
    const dataset = { features, rowCount: learned.length, featureNames };
    const margin = fitRidgeRegression({ ...dataset, labels: at(rows.margins) }, { lambda: LAMBDA });
    const scores = Float64Array.from(learned, (row) => explainLinear(margin, vectorOf(row)).score);
    const { model: link } = fitLogisticRegression(
      { features: scores, rowCount: scores.length, featureNames: ['score'], labels: at(rows.outcomes) },
      { lambda: 0 },
    );
    for (let row = month.start; row < month.end; row += 1) {
      const outcome = rows.outcomes[row];
      if (!isDecided(outcome)) continue;
      const logOdds = explainLinear(link, [explainLinear(margin, vectorOf(row)).score]).score;
      errors.push((1 / (1 + Math.exp(-logOdds)) - (outcome ?? 0)) ** 2);
    }
  }
  return errors;
}

/** Tries every group of columns beside the features of the blend, on the same games of the seasons. */
export function tryGroups(
  rows: GameRows,
  extra: readonly Float64Array[],
  groups: Readonly<Record<string, readonly string[]>>,
  seasons: Seasons,
): Trial {
  const base = squaredErrors(rows, extra, [], seasons);
  const judged = extra.filter((_, row) => {
    const season = rows.games[row]?.season ?? 0;
    return season >= seasons.from && season <= seasons.to && isDecided(rows.outcomes[row]);
  });
  const tried = Object.entries(groups).map(([name, names]) => {
    const columns = names.map((column) => contextNames.indexOf(column));
    const known = judged.filter((vector) => columns.every((column) => !Number.isNaN(vector[column])));
    return {
      name,
      known: known.length / judged.length,
      difference: pairedDifference(squaredErrors(rows, extra, columns, seasons), base),
    };
  });
  const brier = base.reduce((sum, error) => sum + error, 0) / base.length;
  return { games: base.length, brier, groups: tried };
}

/** Prints a trial: differences × 100,000, negative is better. */
export function printTrial({ games, brier, groups }: Trial): void {
  console.log(`${games} games, Brier ${brier.toFixed(5)} without context; with it, × 100,000:`);
  for (const { name, known, difference } of groups) {
    const scaled = (value: number | null): string => ((value ?? 0) * 100_000).toFixed(1).padStart(7);
    console.log(
      `  ${name.padEnd(26)} ${scaled(difference.mean)} ± ${scaled(difference.standardError)}   known in ${(100 * known).toFixed(1)}%`,
    );
  }
}
