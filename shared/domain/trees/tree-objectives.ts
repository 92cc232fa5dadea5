import { logGamma } from '../statistics/log-gamma.ts';
import { predictionOfMargin, type TreeObjective } from './tree-ensemble.ts';

/** XGBoost's default for count:poisson: it steadies the hessian and bounds a leaf's weight. */
export const POISSON_MAX_DELTA_STEP = 0.7;

/** The largest absolute leaf weight under an objective; 0 = unbounded. */
export function maxDeltaStepOf(objective: TreeObjective): number {
  return objective === 'count:poisson' ? POISSON_MAX_DELTA_STEP : 0;
}

/** Weighted first and second derivatives of the loss by the margin, written into `gradients` and `hessians`. */
export function computeGradients(
  objective: TreeObjective,
  margins: Float32Array,
  labels: Float32Array,
  weights: Float32Array,
  gradients: Float64Array,
  hessians: Float64Array,
): void {
  for (let row = 0; row < margins.length; row += 1) {
    const margin = margins[row] ?? 0;
    const weight = weights[row] ?? 0;
    const prediction = predictionOfMargin(objective, margin);
    gradients[row] = weight * (prediction - (labels[row] ?? 0));
    hessians[row] = weight * hessianOf(objective, margin, prediction);
  }
}

function hessianOf(objective: TreeObjective, margin: number, prediction: number): number {
  switch (objective) {
    case 'binary:logistic':
      return Math.max(prediction * (1 - prediction), 1e-16);
    case 'count:poisson':
      return Math.exp(margin + POISSON_MAX_DELTA_STEP);
    case 'reg:squarederror':
      return 1;
  }
}

/** The weighted mean label, as a base score that has a margin. */
export function defaultBaseScore(
  objective: TreeObjective,
  labels: Float32Array,
  weights: Float32Array,
): number {
  let weightSum = 0;
  let labelSum = 0;
  for (let row = 0; row < labels.length; row += 1) {
    weightSum += weights[row] ?? 0;
    labelSum += (weights[row] ?? 0) * (labels[row] ?? 0);
  }
  const mean = labelSum / weightSum;
  switch (objective) {
    case 'binary:logistic':
      return Math.min(Math.max(mean, 1e-6), 1 - 1e-6);
    case 'count:poisson':
      return Math.max(mean, 1e-6);
    case 'reg:squarederror':
      return mean;
  }
}

function lossOf(objective: TreeObjective, margin: number, label: number): number {
  switch (objective) {
    case 'binary:logistic':
      return Math.max(margin, 0) + Math.log1p(Math.exp(-Math.abs(margin))) - label * margin;
    case 'count:poisson':
      return Math.exp(margin) - label * margin + logGamma(label + 1);
    case 'reg:squarederror':
      return (margin - label) ** 2;
  }
}

/** The validation metric, lower is better: log loss, Poisson negative log likelihood (both mean, in nats) or root mean squared error. */
export function validationMetricOf(
  objective: TreeObjective,
  margins: Float32Array,
  labels: Float32Array,
  weights: Float32Array,
): number {
  let weightSum = 0;
  let lossSum = 0;
  for (let row = 0; row < margins.length; row += 1) {
    const weight = weights[row] ?? 0;
    weightSum += weight;
    lossSum += weight * lossOf(objective, margins[row] ?? 0, labels[row] ?? 0);
  }
  const mean = lossSum / weightSum;
  return objective === 'reg:squarederror' ? Math.sqrt(mean) : mean;
}
