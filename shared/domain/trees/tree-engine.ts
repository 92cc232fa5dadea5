import { type TrainedTrees, type TreeTrainingOptions, trainTrees } from './train-trees.ts';
import type { TreeDataset } from './tree-dataset.ts';
import type { TreeParametersInput } from './tree-parameters.ts';

/** What can grow trees, by the names that TRAINER_ENGINE takes. */
export const treeEngineNames = ['embedded', 'xgboost'] as const;

/**
 * Trains gradient-boosted trees and writes XGBoost JSON, whoever does it. The same data, parameters and seed give the same bytes with the
 * same engine; another engine of the same parameters gives another model of the same kind. Errors as of `trainTrees`.
 */
export interface TreeEngine {
  readonly name: (typeof treeEngineNames)[number];
  train(dataset: TreeDataset, parameters: TreeParametersInput, options: TreeTrainingOptions): TrainedTrees;
}

/** The engine of this repository: nothing to install, on any system. */
export const embeddedTreeEngine: TreeEngine = { name: 'embedded', train: trainTrees };
