import { z } from 'zod';
import { HanksTankError } from '../errors.ts';
import { standardised, standardiseInto, standardiserSchema } from './standardiser.ts';

/** A fitted linear model as plain JSON. Coefficients are per standard deviation, in the order of `featureNames`. */
export const linearModelSchema = z
  .strictObject({
    /** What the linear score means: identity = the value itself, logit = log odds, log = log of a mean count. */
    link: z.enum(['identity', 'logit', 'log']),
    featureNames: z.array(z.string()),
    intercept: z.number(),
    coefficients: z.array(z.number()),
    standardiser: standardiserSchema,
    /** The L2 penalty that was used, see the fitting functions for its scale. */
    lambda: z.number().nonnegative(),
  })
  .refine(
    (model) =>
      model.coefficients.length === model.featureNames.length &&
      model.standardiser.means.length === model.featureNames.length,
    { message: 'coefficients and standardiser need one value per feature name' },
  );

/** See `linearModelSchema`. */
export type LinearModel = z.infer<typeof linearModelSchema>;

/** A linear score taken apart: intercept + sum of contributions = score. `missingCount` features were imputed with their training mean. */
export interface LinearExplanation {
  score: number;
  intercept: number;
  contributions: number[];
  missingCount: number;
}

/** A model from its JSON text. Throws MODEL_MALFORMED. */
export function readLinearModel(text: string): LinearModel {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new HanksTankError('MODEL_MALFORMED', 'A linear model file is not JSON.', { cause: error });
  }
  const result = linearModelSchema.safeParse(parsed);
  if (!result.success) {
    throw new HanksTankError(
      'MODEL_MALFORMED',
      `A linear model file is malformed: ${z.prettifyError(result.error)}`,
    );
  }
  return result.data;
}

function assertWidth({ featureNames }: LinearModel, row: ArrayLike<number>): void {
  if (row.length === featureNames.length) return;
  throw new HanksTankError(
    'MODEL_FEATURES_MISMATCH',
    `A linear model of ${featureNames.length} features was given a row of ${row.length}.`,
  );
}

/** The score of one row (raw feature values, NaN = missing) with the share of each feature. Throws MODEL_FEATURES_MISMATCH on another length. */
export function explainLinear(model: LinearModel, row: ArrayLike<number>): LinearExplanation {
  const width = model.featureNames.length;
  assertWidth(model, row);
  const own = new Float64Array(width);
  const missingCount = standardiseInto(model.standardiser, row, 0, own, 0);
  const contributions = model.coefficients.map((coefficient, column) => coefficient * (own[column] ?? 0));
  const score = contributions.reduce((sum, contribution) => sum + contribution, model.intercept);
  return { score, intercept: model.intercept, contributions, missingCount };
}

/** A linear score on the scale of the target: a value, a probability or a mean count. */
export function applyInverseLink(link: LinearModel['link'], score: number): number {
  switch (link) {
    case 'identity':
      return score;
    case 'logit':
      return 1 / (1 + Math.exp(-score));
    case 'log':
      return Math.exp(score);
  }
}

/** The prediction for one row, on the scale of the target. Throws like `explainLinear`. */
export function predictLinear(model: LinearModel, row: ArrayLike<number>): number {
  const { coefficients, standardiser, link } = model;
  assertWidth(model, row);
  let score = model.intercept;
  // The same sum in the same order as the explanation's, without its lists.
  for (let column = 0; column < coefficients.length; column += 1)
    score += (coefficients[column] ?? 0) * standardised(standardiser, row, column);
  return applyInverseLink(link, score);
}

/** A model from solved coefficients (intercept last). */
export function linearModelFrom(
  parts: Pick<LinearModel, 'link' | 'standardiser' | 'lambda'> & { featureNames: readonly string[] },
  solution: Float64Array,
): LinearModel {
  const featureCount = parts.featureNames.length;
  return {
    link: parts.link,
    featureNames: [...parts.featureNames],
    intercept: solution[featureCount] ?? 0,
    coefficients: [...solution.subarray(0, featureCount)],
    standardiser: parts.standardiser,
    lambda: parts.lambda,
  };
}
