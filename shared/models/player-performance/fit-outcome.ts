import {
  type BatterFeatureName,
  batterFeatureNames,
} from '../../../schemas/tables/player-feature-columns.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { type LinearModel, predictLinear } from '../../domain/linear/linear-model.ts';
import { fitLogisticRegression } from '../../domain/linear/logistic-regression.ts';
import { fitStandardiser, pickStandardiser, type Standardiser } from '../../domain/linear/standardiser.ts';
import { type BatterFacts, featuresOf } from './batter-facts.ts';
import { type BatterOutcome, batterOutcomes } from './batter-outcomes.ts';
import type { StartedBatter } from './walk-batters.ts';

/** A model of one outcome: P(at least one), P(at least two) and what a game with at least one holds. */
export interface OutcomeModel {
  outcome: BatterOutcome;
  once: LinearModel;
  twice: LinearModel;
  /** Mean count of games with at least one: the expected value is P(at least one) times this. */
  meanWhenAny: number;
}

const LAMBDA = 10;
/** Fewer batters teach nothing: about a month of a league. */
const FEWEST_BATTERS = 2_000;

const placesOf = (names: readonly BatterFeatureName[]): number[] =>
  names.map((name) => batterFeatureNames.indexOf(name));

/** Batters as they are learned from, with what every fit on them needs. */
export interface BatterMatrix {
  batters: readonly StartedBatter[];
  standardiser: Standardiser;
}

/** Prepares batters for many fits. Throws FEATURES_INVALID on too few of them. */
export function batterMatrix(batters: readonly StartedBatter[]): BatterMatrix {
  if (batters.length < FEWEST_BATTERS) {
    throw new HanksTankError(
      'FEATURES_INVALID',
      `${batters.length} batters are too few to learn from: ${FEWEST_BATTERS} are needed.`,
    );
  }
  const width = batterFeatureNames.length;
  const features = new Float32Array(batters.length * width);
  for (const [row, batter] of batters.entries()) features.set(batter.features, row * width);
  const dataset = { features, rowCount: batters.length, featureNames: batterFeatureNames };
  return { batters, standardiser: fitStandardiser(dataset) };
}

function fitAtLeast(
  { batters, standardiser }: BatterMatrix,
  outcome: BatterOutcome,
  least: number,
): LinearModel {
  const featureNames = featuresOf(outcome);
  const places = placesOf(featureNames);
  const index = batterOutcomes.indexOf(outcome);
  const features = new Float64Array(batters.length * places.length);
  const labels = new Float64Array(batters.length);
  for (const [row, { features: own, counts }] of batters.entries()) {
    for (let column = 0; column < places.length; column += 1)
      features[row * places.length + column] = own[places[column] ?? -1] ?? Number.NaN;
    labels[row] = Number((counts[index] ?? 0) >= least);
  }
  return fitLogisticRegression(
    {
      features,
      rowCount: batters.length,
      featureNames,
      labels,
    },
    // Newton's steps square their error: one below 1e-3 leaves 1e-6.
    { lambda: LAMBDA, tolerance: 1e-3, standardiser: pickStandardiser(standardiser, places) },
  ).model;
}

/** Fits an outcome; `twice` is taken over from an earlier fit where one is given. */
export function fitOutcome(matrix: BatterMatrix, outcome: BatterOutcome, twice?: LinearModel): OutcomeModel {
  const index = batterOutcomes.indexOf(outcome);
  let [games, sum] = [0, 0];
  for (const { counts } of matrix.batters) {
    games += Number((counts[index] ?? 0) > 0);
    sum += counts[index] ?? 0;
  }
  return {
    outcome,
    once: fitAtLeast(matrix, outcome, 1),
    twice: twice ?? fitAtLeast(matrix, outcome, 2),
    meanWhenAny: games === 0 ? 1 : sum / games,
  };
}

/** What is forecast of a batter's game. */
export interface OutcomeForecast {
  mean: number;
  atLeastOne: number;
  atLeastTwo: number;
}

/** A forecaster of a model. At least two never is more likely than at least one. */
export function outcomeForecaster({ outcome, once, twice, meanWhenAny }: OutcomeModel) {
  const places = placesOf(featuresOf(outcome));
  const row = new Float64Array(places.length);
  return ({ features }: Pick<BatterFacts, 'features'>): OutcomeForecast => {
    for (let column = 0; column < places.length; column += 1)
      row[column] = features[places[column] ?? -1] ?? Number.NaN;
    const atLeastOne = predictLinear(once, row);
    return {
      mean: atLeastOne * meanWhenAny,
      atLeastOne,
      atLeastTwo: Math.min(atLeastOne, predictLinear(twice, row)),
    };
  };
}
