import type { TrainingGame } from '../training-row.ts';
import { type BlendModel, blendProbability } from './blend-model.ts';
import { fitBlendParts } from './fit-parts.ts';
import { fitBlendStack, type PartForecasts } from './fit-stack.ts';
import { partNames, partProbabilities } from './parts.ts';
import { rowsToFit } from './rows-to-learn.ts';
import { historyRow, sampleOf, valuesAt } from './sample-rows.ts';
import { fitMarginSlope, fitTeamRuns } from './team-runs.ts';
import { type BlendRows, blendRowsOf } from './training-rows.ts';

/** A blend that went through the steps of a rolling origin. */
export interface RolledBlend {
  /** P(home wins) by position of the game, made before it; NaN where no blend was fitted yet or nothing is known of the game. */
  forecasts: Float64Array;
  /** The blend of the last step: fitted to nothing of it or later. null with too few games. */
  judged: BlendModel | null;
  /** Games with facts. */
  gamesWithFacts: number;
  /** The blend of all games; null with too few. */
  fitAll: () => BlendModel | null;
}

/** What was said so far, by row. */
interface Said {
  parts: PartForecasts;
  blend: Float64Array;
}

/** Fits the parts to rows of dates before `until`, and weights and slope to what was said of them before their games. */
function fitBlend(rows: BlendRows, said: Said, until: string | null): BlendModel | null {
  const learnable: number[] = [];
  for (let row = rows.warmRow; row < rows.dates.length; row += 1)
    if (until === null || (rows.dates[row] ?? '') < until) learnable.push(row);
  const fitted = rowsToFit(learnable, rows.informed);
  if (fitted === null) return null;
  const sample = sampleOf(rows, fitted);
  const judged = learnable.filter((row) => !Number.isNaN(said.blend[row] ?? Number.NaN));
  const runMargins = Float64Array.from(
    judged,
    (row) => (rows.runs[2 * row] ?? 0) - (rows.runs[2 * row + 1] ?? 0),
  );
  return {
    parts: fitBlendParts(sample),
    weights: fitBlendStack(said.parts, rows.outcomes, judged),
    teamRuns: fitTeamRuns(sample),
    marginSlope: fitMarginSlope(valuesAt(said.blend, judged), runMargins),
  };
}

/**
 * Goes through steps (first dates, each up to before the next one, the last one to the end): fitted before a step, asked about its games. Weights
 * and slope come from what earlier steps had said, never from fits.
 */
export function rollBlend(games: readonly TrainingGame[], stepsFrom: readonly string[]): RolledBlend {
  const rows = blendRowsOf(games);
  const empty = (): Float64Array => new Float64Array(rows.dates.length).fill(Number.NaN);
  const said = { parts: { margin: empty(), logit: empty(), gbdt: empty() }, blend: empty() };
  const forecasts = new Float64Array(games.length).fill(Number.NaN);
  let judged: BlendModel | null = null;
  stepsFrom.forEach((from, step) => {
    const until = stepsFrom[step + 1] ?? null;
    const model = fitBlend(rows, said, from);
    judged = model;
    if (model === null) return;
    rows.dates.forEach((date, row) => {
      if (date < from || (until !== null && date >= until)) return;
      const vector = historyRow(rows, row);
      partProbabilities(model.parts, vector).forEach((probability, part) => {
        const name = partNames[part];
        if (name !== undefined) said.parts[name][row] = probability;
      });
      said.blend[row] = blendProbability(model, vector);
      forecasts[rows.positions[row] ?? -1] = said.blend[row] ?? Number.NaN;
    });
  });
  return {
    forecasts,
    judged,
    gamesWithFacts: rows.dates.length,
    fitAll: () => fitBlend(rows, said, null),
  };
}
