import { z } from 'zod';
import { HanksTankError } from '../../../domain/errors.ts';
import { type LinearModel, linearModelSchema } from '../../../domain/linear/linear-model.ts';
import { assertTreeFeatures, readXgboostModel } from '../../../domain/trees/xgboost-json.ts';
import { hashFeatureNames } from '../feature-vector.ts';
import { historyFeatureNames } from '../history/features.ts';
import { runFeatureNames } from '../history/run-features.ts';
import type { BlendModel } from './blend-model.ts';
import type { LogitStack } from './logit-stack.ts';
import { partNames } from './parts.ts';

/** Weights of forecasts in a model file. */
export const stackFileSchema = z.strictObject({
  names: z.array(z.string()),
  weights: z.array(z.number()),
  intercept: z.number(),
  row_count: z.int().nonnegative(),
});

const featureList = z.strictObject({ names: z.array(z.string()), hash: z.string() });

/** The blend in a model file. */
export const blendFileSchema = z.strictObject({
  history_features: featureList,
  run_features: featureList,
  margin: z.strictObject({ linear: linearModelSchema, link: linearModelSchema }),
  logit: linearModelSchema,
  /** `trees` is XGBoost JSON as text: parsing and writing it again would turn `1e+0` into `1`, which XGBoost does not read. */
  gbdt: z.strictObject({ trees: z.string(), link: linearModelSchema }),
  weights: stackFileSchema,
  team_runs: linearModelSchema,
  margin_slope: z.number().positive(),
});

/** See {@link blendFileSchema}. */
export type BlendFile = z.infer<typeof blendFileSchema>;

const listOf = (names: readonly string[]) => ({ names: [...names], hash: hashFeatureNames(names) });

/** Weights as they are written. */
export const stackFileOf = ({
  names,
  weights,
  intercept,
  rowCount,
}: LogitStack): z.infer<typeof stackFileSchema> => ({
  names: [...names],
  weights: [...weights],
  intercept,
  row_count: rowCount,
});

/** Weights from their file. Throws MODEL_MALFORMED when they weigh anything but `ours`. */
export function readStack(
  { names, weights, intercept, row_count: rowCount }: z.infer<typeof stackFileSchema>,
  ours: readonly string[],
): LogitStack {
  if (!isSame(names, ours) || weights.length !== ours.length)
    throw malformed(`it weighs ${names.join(', ') || 'nothing'}, not ${ours.join(', ')}.`);
  return { names, weights, intercept, rowCount };
}

/** A blend as it is written. */
export const blendFileOf = ({ parts, weights, teamRuns, marginSlope }: BlendModel): BlendFile => ({
  history_features: listOf(historyFeatureNames),
  run_features: listOf(runFeatureNames),
  margin: parts.margin,
  logit: parts.logit,
  gbdt: { trees: parts.gbdt.json, link: parts.gbdt.link },
  weights: stackFileOf(weights),
  team_runs: teamRuns,
  margin_slope: marginSlope,
});

const malformed = (problem: string): HanksTankError =>
  new HanksTankError(
    'MODEL_MALFORMED',
    `The blend or weights of a game outcome model file cannot be used: ${problem}`,
  );

const isSame = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((name, index) => name === right[index]);

/** Throws MODEL_FEATURES_MISMATCH unless a part was trained on exactly our features, in our order. */
export function assertSameNames(owner: string, names: readonly string[], ours: readonly string[]): void {
  if (isSame(names, ours)) return;
  const position = ours.findIndex((name, index) => name !== names[index]);
  throw new HanksTankError(
    'MODEL_FEATURES_MISMATCH',
    `The ${owner} was trained on ${names.length} features, this code has ${ours.length}; ` +
      `the first difference is at position ${position < 0 ? ours.length : position}.`,
  );
}

function assertList({ names, hash }: BlendFile['history_features'], owner: string, ours: readonly string[]) {
  if (hashFeatureNames(names) !== hash)
    throw malformed(`the list of ${owner} does not have the hash that it states.`);
  assertSameNames(`blend's list of ${owner}`, names, ours);
}

function assertLinear(owner: string, model: LinearModel, link: LinearModel['link'], ours: readonly string[]) {
  if (model.link !== link) throw malformed(`the ${owner} has the link ${model.link} and not ${link}.`);
  assertSameNames(owner, model.featureNames, ours);
}

/** A blend from its file. Throws MODEL_MALFORMED for damage and MODEL_FEATURES_MISMATCH for other features. */
export function readBlend(file: BlendFile): BlendModel {
  assertList(file.history_features, 'history features', historyFeatureNames);
  assertList(file.run_features, 'run features', runFeatureNames);
  const { margin, logit, gbdt, weights, team_runs: teamRuns } = file;
  assertLinear('margin', margin.linear, 'identity', historyFeatureNames);
  assertLinear('link of the margin', margin.link, 'logit', ['score']);
  assertLinear('logit', logit, 'logit', historyFeatureNames);
  assertLinear('link of the trees', gbdt.link, 'logit', ['score']);
  assertLinear('regression of runs', teamRuns, 'log', runFeatureNames);
  const ensemble = readXgboostModel(gbdt.trees);
  if (ensemble.objective !== 'reg:squarederror') throw malformed('its trees predict no margin.');
  assertTreeFeatures(ensemble, historyFeatureNames);
  return {
    parts: { margin, logit, gbdt: { ensemble, json: gbdt.trees, link: gbdt.link } },
    weights: readStack(weights, partNames),
    teamRuns,
    marginSlope: file.margin_slope,
  };
}
