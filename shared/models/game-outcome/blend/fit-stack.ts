import { fitLogitStack, type LogitStack, type StackPrior } from './logit-stack.ts';
import { type PartName, partNames } from './parts.ts';
import { valuesAt } from './sample-rows.ts';

/*
 * A penalty of 3,000 weighs as much as 12,500 games. Forecasts of the first seasons come from models that had seen little, so their evidence says too
 * little of the models of today: on 2013-15 the weights did better the nearer they were held to what was believed before.
 */
export const STACK_LAMBDA = 3_000;

/** Ridge on the margin is the model to beat: the others correct it. */
const BLEND: StackPrior = { names: partNames, weights: [1, 0, 0], lambda: STACK_LAMBDA };

/** Forecasts made so far by row, one list a part; NaN where none was made. */
export type PartForecasts = Readonly<Record<PartName, Float64Array>>;

/** Weights of the parts, by what they had forecast of these rows before their games. */
export const fitBlendStack = (
  forecasts: PartForecasts,
  outcomes: Float64Array,
  rows: readonly number[],
): LogitStack =>
  fitLogitStack(
    {
      forecasts: partNames.map((name) => valuesAt(forecasts[name], rows)),
      outcomes: valuesAt(outcomes, rows),
    },
    BLEND,
  );
