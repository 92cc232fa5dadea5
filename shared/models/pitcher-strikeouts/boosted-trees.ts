import { predictTrees } from '../../domain/trees/score-trees.ts';
import { trainTrees } from '../../domain/trees/train-trees.ts';
import { assertTreeFeatures, readXgboostModel } from '../../domain/trees/xgboost-json.ts';
import { datasetOf, featurePlaces, pickFeatures } from './starts-dataset.ts';
import type { FittedSystem, StrikeoutSystemId } from './strikeout-system.ts';

/*
 * Ordinary values for some ten thousand noisy rows, not tuned. The base score is the mean of the labels: without it XGBoost stays
 * .15 to .3 strikeouts low at 200 to 400 trees (measured on seasons 2005-2024).
 */
const parameters = {
  objective: 'count:poisson',
  rounds: 200,
  maxDepth: 4,
  eta: 0.05,
  lambda: 5,
  minChildWeight: 20,
  subsample: 0.8,
  colsampleByTree: 0.5,
  maxBin: 64,
} as const;

/** Boosted trees of a Poisson mean on so many features. Refitted at the start of a season: trees cost most and gain least by the month. */
export const boostedTrees = (id: StrikeoutSystemId, features: readonly string[]): FittedSystem => ({
  kind: 'fitted',
  id,
  refit: 'season',
  features,
  train(starts, season) {
    const dataset = datasetOf(starts, season, features);
    return trainTrees({ ...dataset, features: Float32Array.from(dataset.features) }, parameters, { seed: 1 })
      .modelJson;
  },
  read(text) {
    const ensemble = readXgboostModel(text);
    assertTreeFeatures(ensemble, features);
    const places = featurePlaces(features);
    const row = new Float32Array(places.length);
    return (start) => predictTrees(ensemble, pickFeatures(start, places, row));
  },
});
