import { predictLinear, readLinearModel } from '../../domain/linear/linear-model.ts';
import { fitPoissonRegression } from '../../domain/linear/poisson-regression.ts';
import { glmFeatures } from './glm-features.ts';
import { datasetOf, featurePlaces, pickFeatures } from './starts-dataset.ts';
import type { FittedSystem } from './strikeout-system.ts';

/** Penalty per unit of sample weight: scikit-learn's `alpha` (measured on seasons 2005-2024). */
const ALPHA = 1e-4;
const featureNames = glmFeatures.map(({ name }) => name);

/** Our own best: Poisson regression on shrunken rates, refitted every month. */
export const poissonGlm: FittedSystem = {
  kind: 'fitted',
  id: 'poisson_glm',
  refit: 'month',
  features: featureNames,
  train(starts, season) {
    const dataset = datasetOf(starts, season, featureNames);
    const weight = dataset.weights.reduce((sum, value) => sum + value, 0);
    const { model } = fitPoissonRegression(dataset, { lambda: ALPHA * weight, tolerance: 1e-7 });
    return JSON.stringify(model);
  },
  read(text) {
    const model = readLinearModel(text);
    const places = featurePlaces(model.featureNames);
    const row = new Float64Array(places.length);
    // The league's level is no part of the fit (an offset), so it is put back here.
    return (start) => start.leagueStrikeouts * predictLinear(model, pickFeatures(start, places, row));
  },
};
