import { HanksTankError } from '../errors.ts';
import { binFeatures } from './feature-bins.ts';
import { type GrownTree, growingRoom, growTree } from './grow-tree.ts';
import { leafOf } from './score-trees.ts';
import { sampleColumns, sampleRows, seededRandom } from './seeded-random.ts';
import { checkDataset, type TreeDataset } from './tree-dataset.ts';
import { buildTreeEnsemble, marginOfBaseScore, type TreeNodes } from './tree-ensemble.ts';
import { computeGradients, defaultBaseScore, maxDeltaStepOf, validationMetricOf } from './tree-objectives.ts';
import { parseTreeParameters, type TreeParametersInput } from './tree-parameters.ts';
import { writeXgboostModel } from './write-xgboost-json.ts';

/** How a training run is watched and repeated. Early stopping needs `validation`. */
export interface TreeTrainingOptions {
  seed: number;
  validation?: TreeDataset | undefined;
  /** Stop after this many rounds without a better validation metric and keep the rounds up to the best one. */
  earlyStoppingRounds?: number | undefined;
}

/** A trained model as XGBoost JSON. */
export interface TrainedTrees {
  modelJson: string;
  /** Rounds (= trees) in the model: the best ones under early stopping, else all. */
  bestRound: number;
  /** Log loss, Poisson negative log likelihood or root mean squared error of the kept rounds; null without validation. */
  validationMetric: number | null;
}

/** Adds a tree to the margins, in float32 like the scorer, so that what is learned from is what will be served. */
function addTree(margins: Float32Array, tree: TreeNodes, features: Float32Array, width: number): void {
  for (let row = 0; row < margins.length; row += 1) {
    margins[row] = (margins[row] ?? 0) + (tree.threshold[leafOf(tree, 0, features, row * width)] ?? 0);
  }
}

/** The same for the rows of the training: those that the tree was grown on have found their leaves already. */
function addGrownTree(
  margins: Float32Array,
  { nodes, leaves }: GrownTree,
  rows: Int32Array,
  features: Float32Array,
  width: number,
): void {
  const isGrown = new Uint8Array(margins.length);
  for (const { node, start, end } of leaves) {
    const value = nodes.threshold[node] ?? 0;
    for (let index = start; index < end; index += 1) {
      const row = rows[index] ?? 0;
      isGrown[row] = 1;
      margins[row] = (margins[row] ?? 0) + value;
    }
  }
  for (let row = 0; row < margins.length; row += 1) {
    if (isGrown[row] === 0)
      margins[row] = (margins[row] ?? 0) + (nodes.threshold[leafOf(nodes, 0, features, row * width)] ?? 0);
  }
}

/**
 * Trains gradient-boosted trees on histograms, depth-wise, like XGBoost's `hist`. The same data, parameters and seed give
 * the same bytes. Throws FEATURES_INVALID for unusable data and CONFIG_INVALID for unusable parameters.
 */
export function trainTrees(
  dataset: TreeDataset,
  parameters: TreeParametersInput,
  options: TreeTrainingOptions,
): TrainedTrees {
  const settings = parseTreeParameters(parameters);
  const { objective } = settings;
  const { validation, earlyStoppingRounds } = options;
  if (earlyStoppingRounds !== undefined && (validation === undefined || !(earlyStoppingRounds >= 1))) {
    throw new HanksTankError(
      'CONFIG_INVALID',
      `Early stopping after ${earlyStoppingRounds} rounds needs validation data and at least 1 round.`,
    );
  }
  const train = checkDataset('training', dataset, objective);
  const watched =
    validation === undefined ? null : checkDataset('validation', validation, objective, dataset.featureNames);

  const width = dataset.featureNames.length;
  const bins = binFeatures(dataset.features, dataset.rowCount, width, settings.maxBin);
  const baseScore = settings.baseScore ?? defaultBaseScore(objective, train.labels, train.weights);
  const baseMargin = marginOfBaseScore(objective, baseScore);
  const margins = new Float32Array(dataset.rowCount).fill(baseMargin);
  const watchedMargins = new Float32Array(validation?.rowCount ?? 0).fill(baseMargin);
  const gradients = new Float64Array(dataset.rowCount);
  const hessians = new Float64Array(dataset.rowCount);
  const shape = { ...settings, maxDeltaStep: maxDeltaStepOf(objective) };
  // A row without weight must not even tell whether a value can be missing.
  const hasWeightless = train.weights.some((weight) => !(weight > 0));
  const room = growingRoom(dataset.rowCount);
  const random = seededRandom(options.seed);
  const trees: TreeNodes[] = [];
  let best = { round: 0, metric: Number.POSITIVE_INFINITY };
  let lastMetric: number | null = null;

  for (let round = 1; round <= settings.rounds; round += 1) {
    computeGradients(objective, margins, train.labels, train.weights, gradients, hessians);
    const sampled = sampleRows(dataset.rowCount, settings.subsample, random);
    const rows = hasWeightless ? sampled.filter((row) => (train.weights[row] ?? 0) > 0) : sampled;
    const columns = sampleColumns(width, settings.colsampleByTree, random);
    const grown = growTree(bins, rows, columns, gradients, hessians, shape, room);
    const tree = grown.nodes;
    trees.push(tree);
    addGrownTree(margins, grown, rows, dataset.features, width);
    if (watched === null || validation === undefined) continue;
    addTree(watchedMargins, tree, validation.features, width);
    lastMetric = validationMetricOf(objective, watchedMargins, watched.labels, watched.weights);
    if (lastMetric < best.metric) best = { round, metric: lastMetric };
    if (earlyStoppingRounds !== undefined && round - best.round >= earlyStoppingRounds) break;
  }

  const stopsEarly = earlyStoppingRounds !== undefined && best.round > 0;
  const bestRound = stopsEarly ? best.round : trees.length;
  const ensemble = buildTreeEnsemble({
    objective,
    baseScore,
    featureNames: dataset.featureNames,
    featureCount: width,
    trees: trees.slice(0, bestRound),
  });
  return {
    modelJson: writeXgboostModel(ensemble),
    bestRound,
    validationMetric: stopsEarly ? best.metric : lastMetric,
  };
}
