import { solvePositiveDefinite } from './cholesky.ts';
import { checkedOffsets, checkedWeights, type LinearDataset } from './linear-dataset.ts';
import { type LinearModel, linearModelFrom } from './linear-model.ts';
import { buildDesign, penalties, projectRows, scoreDesign, weightedGram } from './normal-equations.ts';
import { fitStandardiser, type Standardiser } from './standardiser.ts';

/** Whether the iterations came to rest; if not, `reason` says why in words. */
export type Convergence =
  | { converged: true; iterations: number }
  | { converged: false; iterations: number; reason: string };

/** A model that was fitted by iteration. Without convergence the model is the best point reached: usable, to be judged by its reason. */
export interface IterativeFit {
  model: LinearModel;
  convergence: Convergence;
}

/** Settings of an iterative fit. The target is minus log likelihood + lambda / 2 Σ coefficient² (scikit-learn's C = 1 / lambda). */
export interface IterativeFitOptions {
  lambda: number;
  /** Penalty of the intercept, on the same scale; default 0. With offsets it draws the intercept to what they say. */
  interceptLambda?: number;
  /** Default 50. */
  maxIterations?: number;
  /** The largest change of a coefficient that counts as rest; default 1e-9. */
  tolerance?: number;
  /** That of the dataset, where it is known already: of many fits on the same rows. Default: made of the dataset. */
  standardiser?: Standardiser;
}

/** A family of outcomes with its canonical link: what the iterations must know about one row. */
export interface OutcomeFamily {
  link: LinearModel['link'];
  /** The score at which a model without features starts. */
  startingScore: (meanLabel: number) => number;
  mean: (score: number) => number;
  variance: (mean: number) => number;
  /** Minus log likelihood of a label, up to a term without the score. */
  loss: (score: number, label: number) => number;
}

/** Iteratively reweighted least squares (Newton's method with halved steps) under an L2 penalty. */
export function fitIteratively(
  dataset: LinearDataset,
  family: OutcomeFamily,
  options: IterativeFitOptions,
): IterativeFit {
  const { lambda, interceptLambda = 0, maxIterations = 50, tolerance = 1e-9 } = options;
  const weights = checkedWeights(dataset);
  const offsets = checkedOffsets(dataset);
  const { standardiser = fitStandardiser(dataset) } = options;
  const design = buildDesign(dataset, standardiser);
  const penalty = penalties(standardiser, lambda, interceptLambda);
  const labels = Float64Array.from(dataset.labels);
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  const weightedMean = (values: Float64Array): number =>
    values.reduce((sum, value, row) => sum + value * (weights[row] ?? 0), 0) / weightSum;

  const objective = (coefficients: Float64Array, scores: Float64Array): number => {
    let loss = 0;
    for (let row = 0; row < scores.length; row += 1)
      loss += (weights[row] ?? 0) * family.loss(scores[row] ?? 0, labels[row] ?? 0);
    return coefficients.reduce(
      (sum, value, index) => sum + 0.5 * (penalty[index] ?? 0) * value * value,
      loss,
    );
  };
  const finish = (solution: Float64Array, convergence: Convergence): IterativeFit => ({
    model: linearModelFrom(
      { link: family.link, featureNames: dataset.featureNames, standardiser, lambda },
      solution,
    ),
    convergence,
  });

  let coefficients = new Float64Array(design.width);
  coefficients[design.width - 1] = family.startingScore(weightedMean(labels)) - weightedMean(offsets);
  let scores = scoreDesign(design, coefficients, offsets);
  let current = objective(coefficients, scores);
  const curvature = new Float64Array(design.rowCount);
  const residuals = new Float64Array(design.rowCount);
  for (let iteration = 1; iteration <= maxIterations; iteration += 1) {
    for (let row = 0; row < scores.length; row += 1) {
      const mean = family.mean(scores[row] ?? 0);
      curvature[row] = (weights[row] ?? 0) * family.variance(mean);
      residuals[row] = (weights[row] ?? 0) * ((labels[row] ?? 0) - mean);
    }
    const gradient = projectRows(design, residuals).map(
      (value, i) => value - (penalty[i] ?? 0) * (coefficients[i] ?? 0),
    );
    const step = solvePositiveDefinite(weightedGram(design, curvature, penalty), gradient);
    if (step === null) {
      const reason =
        'The curvature vanished: features separate the labels perfectly or depend on each other; use a larger lambda.';
      return finish(coefficients, { converged: false, iterations: iteration, reason });
    }
    let share = 1;
    let candidate = coefficients;
    let improved = false;
    for (; share >= 2 ** -30 && !improved; share /= 2) {
      candidate = coefficients.map((value, index) => value + share * (step[index] ?? 0));
      const candidateScores = scoreDesign(design, candidate, offsets);
      const value = objective(candidate, candidateScores);
      // Near the optimum the objective stands still within rounding: such a step is as good as an improvement.
      if (value <= current + 1e-13 * Math.abs(current)) {
        improved = true;
        scores = candidateScores;
        current = value;
      }
    }
    if (!improved) {
      return finish(coefficients, {
        converged: false,
        iterations: iteration,
        reason: 'No step along the Newton direction lowers the loss.',
      });
    }
    const change = candidate.reduce(
      (largest, value, i) => Math.max(largest, Math.abs(value - (coefficients[i] ?? 0))),
      0,
    );
    coefficients = candidate;
    if (change <= tolerance) return finish(coefficients, { converged: true, iterations: iteration });
  }
  const reason = `Still moving after ${maxIterations} iterations; with a small lambda the features may separate the labels perfectly.`;
  return finish(coefficients, { converged: false, iterations: maxIterations, reason });
}
