import { batterFeatureMeanings, batterFeatureNames } from '../../../schemas/tables/player-feature-columns.ts';
import { explainLinear } from '../../domain/linear/linear-model.ts';
import { byContribution, type Contribution } from '../prediction-system.ts';
import { type BatterFacts, featuresOf } from './batter-facts.ts';
import type { BatterOutcome } from './batter-outcomes.ts';
import { type OutcomeForecast, outcomeForecaster } from './fit-outcome.ts';
import type { PerformanceModel } from './model-file.ts';

/** What is expected of a batter, should he start. */
export interface BatterPrediction {
  batter: BatterFacts;
  /** By outcome; empty without a model. */
  outcomes: ReadonlyMap<BatterOutcome, OutcomeForecast>;
}

/** Forecasts every outcome that the model knows. */
export function predictBatter(model: PerformanceModel | null, batter: BatterFacts): BatterPrediction {
  const fitted = [...(model?.outcomes.values() ?? [])];
  return {
    batter,
    outcomes: new Map(fitted.map((own) => [own.outcome, outcomeForecaster(own)(batter)])),
  };
}

/** Name of the reason that is no feature: what an ordinary batter starts from. */
export const ORDINARY_BATTER_REASON = 'ordinary_batter';

/** Why at least one of each outcome is as likely as it is: outcome by outcome, the largest reason first. They add up to its log odds. */
export function explainBatter(
  model: PerformanceModel | null,
  { batter }: Pick<BatterPrediction, 'batter'>,
): Contribution[] {
  return [...(model?.outcomes.values() ?? [])].flatMap(({ outcome, once }) => {
    const names = featuresOf(outcome);
    const values = names.map((name) => batter.features[batterFeatureNames.indexOf(name)] ?? Number.NaN);
    const { intercept, contributions } = explainLinear(once, values);
    const reasons: Contribution[] = names.map((name, index) => {
      const value = values[index] ?? Number.NaN;
      return {
        feature: name,
        value: Number.isNaN(value) ? null : value,
        contribution: contributions[index] ?? 0,
        meaning: batterFeatureMeanings[name],
        outcome,
      };
    });
    reasons.push({
      feature: ORDINARY_BATTER_REASON,
      value: null,
      contribution: intercept,
      meaning: 'What a batter starts with when nothing is out of the ordinary.',
      outcome,
    });
    return reasons.sort(byContribution);
  });
}
