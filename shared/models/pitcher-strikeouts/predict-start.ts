import { startFeatureMeanings, startFeatureNames } from '../../../schemas/tables/player-feature-columns.ts';
import { explainLinear } from '../../domain/linear/linear-model.ts';
import { byContribution, type Contribution } from '../prediction-system.ts';
import { strikeoutSystems } from './active-systems.ts';
import {
  describeForecast,
  type RecommendationSettings,
  type StrikeoutForecast,
} from './describe-forecast.ts';
import { spreadOf } from './fit-systems.ts';
import { forecastSystems, type SystemFailure } from './forecast-systems.ts';
import { leagueAverage } from './league-average.ts';
import type { ReadyModel, StrikeoutModel } from './model-file.ts';
import type { StartWeather } from './red-flags.ts';
import type { StartFacts } from './start-facts.ts';
import { featurePlaces, pickFeatures } from './starts-dataset.ts';
import { usualLine } from './strikeout-distribution.ts';
import type { StrikeoutSystem, StrikeoutSystemId } from './strikeout-system.ts';

/** A start that is to be forecast. */
export interface StartInput {
  start: StartFacts;
  /** Default: all. */
  systems?: readonly StrikeoutSystem[];
  /** The line that edge and recommendation speak of. Default: the usual one, see `usualLine`. */
  line?: number;
  weather?: StartWeather | null;
  settings?: RecommendationSettings;
}

/** What the systems say of a start, and which of them could not. */
export interface StartPrediction {
  start: StartFacts;
  forecasts: readonly StrikeoutForecast[];
  failures: readonly SystemFailure[];
}

/** Version that is told of what needs no model. */
export const UNTRAINED_VERSION = 'untrained';

/** Without a model the league's average is what is known. */
const withoutModel: ReadonlyMap<StrikeoutSystemId, ReadyModel> = new Map([
  [
    leagueAverage.id,
    { system: leagueAverage, forecast: leagueAverage.read('{}'), spread: { kind: 'poisson' } },
  ],
]);

/** Every system's forecast of a start. One that fails is named, and the others go on. */
export function predictStart(model: StrikeoutModel | null, input: StartInput): StartPrediction {
  const { start, systems = strikeoutSystems, line = usualLine(start), weather = null, settings } = input;
  const ready = model?.ready ?? withoutModel;
  const { means, failures } = forecastSystems(systems, ready, start);
  const forecasts = systems.flatMap((system) => {
    const mean = means.get(system.id);
    if (mean === undefined) return [];
    const context = { spread: spreadOf(system, ready), line, weather };
    return [
      describeForecast(start, system.id, mean, settings === undefined ? context : { ...context, settings }),
    ];
  });
  return { start, forecasts, failures };
}

/** Name of the reason that is no feature: what an ordinary starter of the league has. */
export const LEAGUE_REASON = 'league_strikeouts';

/**
 * Why the Poisson regression expects what it does, largest reason first. The contributions add up to the log of the expected strikeouts;
 * .1 is about a tenth more of them. Nothing without a model: the league's average has no reasons.
 */
export function explainStart(
  model: StrikeoutModel | null,
  { start }: Pick<StartPrediction, 'start'>,
): Contribution[] {
  const regression = model?.regression ?? null;
  if (regression === null) return [];
  const places = featurePlaces(regression.featureNames);
  const values = pickFeatures(start, places, new Float64Array(places.length));
  const { intercept, contributions } = explainLinear(regression, values);
  const reasons: Contribution[] = places.map((place, index) => {
    const name = startFeatureNames[place] ?? 'age';
    const value = values[index] ?? Number.NaN;
    return {
      feature: name,
      value: Number.isNaN(value) ? null : value,
      contribution: contributions[index] ?? 0,
      meaning: startFeatureMeanings[name],
    };
  });
  reasons.push({
    feature: LEAGUE_REASON,
    value: start.leagueStrikeouts,
    contribution: intercept + Math.log(start.leagueStrikeouts),
    meaning: 'Strikeouts of an ordinary start of the league.',
  });
  return reasons.sort(byContribution);
}
