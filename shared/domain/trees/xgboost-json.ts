import { z } from 'zod';
import { HanksTankError } from '../errors.ts';
import {
  buildTreeEnsemble,
  NO_CHILD,
  TREE_OBJECTIVES,
  type TreeEnsemble,
  type TreeNodes,
} from './tree-ensemble.ts';

const integerText = z.string().regex(/^\d+$/).transform(Number);

// XGBoost 1.x writes the base score as '5E-1'; newer majors bracket it, one value per target: '[5E-1]'.
const baseScoreText = z
  .string()
  .regex(/^(\[[-+.\dEe]+\]|[-+.\dEe]+)$/)
  .transform((text) => Number(text.replaceAll(/[[\]]/g, '')))
  .pipe(z.number());

const treeSchema = z.looseObject({
  base_weights: z.array(z.number()),
  categories_nodes: z.array(z.int()).default([]),
  // 0 and 1 in some versions, false and true in others.
  default_left: z.array(z.union([z.boolean().transform(Number), z.literal([0, 1])])),
  left_children: z.array(z.int()).min(1),
  right_children: z.array(z.int()),
  loss_changes: z.array(z.number()),
  split_conditions: z.array(z.number()),
  split_indices: z.array(z.int().nonnegative()),
  split_type: z.array(z.int()).default([]),
  sum_hessian: z.array(z.number().nonnegative()),
  tree_param: z.looseObject({
    num_feature: integerText,
    num_nodes: integerText,
    size_leaf_vector: integerText.default(0),
  }),
});

/** The part of XGBoost's JSON model file that scoring needs. Unknown fields are left alone: every version adds some. */
export const xgboostFileSchema = z.looseObject({
  learner: z.looseObject({
    feature_names: z.array(z.string()).default([]),
    gradient_booster: z.looseObject({
      model: z.looseObject({ tree_info: z.array(z.int()), trees: z.array(treeSchema) }),
      name: z.literal('gbtree'),
    }),
    learner_model_param: z.looseObject({
      base_score: baseScoreText,
      num_class: integerText.default(0),
      num_feature: integerText,
      num_target: integerText.default(1),
    }),
    objective: z.looseObject({ name: z.enum(TREE_OBJECTIVES) }),
  }),
});

type XgboostTree = z.infer<typeof treeSchema>;

function malformed(message: string, cause?: unknown): HanksTankError {
  return new HanksTankError('MODEL_MALFORMED', `An XGBoost model file cannot be used: ${message}`, { cause });
}

function treeNodes(tree: XgboostTree, position: number, featureCount: number): TreeNodes {
  const nodeCount = tree.left_children.length;
  const { num_nodes, num_feature, size_leaf_vector } = tree.tree_param;
  if (tree.categories_nodes.length > 0 || tree.split_type.some((type) => type !== 0)) {
    throw malformed(`tree ${position} has categorical splits.`);
  }
  if (size_leaf_vector > 1) throw malformed(`tree ${position} has more than one output.`);
  if (num_feature !== featureCount)
    throw malformed(`tree ${position} has ${num_feature} features, the model ${featureCount}.`);
  const lengths = [
    tree.right_children,
    tree.split_conditions,
    tree.split_indices,
    tree.default_left,
    tree.sum_hessian,
    tree.loss_changes,
    tree.base_weights,
  ].map((list) => list.length);
  if (num_nodes !== nodeCount || lengths.some((length) => length !== nodeCount)) {
    throw malformed(`tree ${position} has node lists of different lengths.`);
  }
  for (let node = 0; node < nodeCount; node += 1) {
    const isLeaf = tree.left_children[node] === NO_CHILD;
    if (isLeaf !== (tree.right_children[node] === NO_CHILD))
      throw malformed(`node ${node} of tree ${position} has one child.`);
    if (!isLeaf && (tree.split_indices[node] ?? 0) >= featureCount) {
      throw malformed(
        `node ${node} of tree ${position} splits on feature ${tree.split_indices[node]} of ${featureCount}.`,
      );
    }
  }
  return {
    left: Int32Array.from(tree.left_children),
    right: Int32Array.from(tree.right_children),
    feature: Int32Array.from(tree.split_indices),
    threshold: Float32Array.from(tree.split_conditions),
    defaultLeft: Uint8Array.from(tree.default_left),
    cover: Float32Array.from(tree.sum_hessian),
    gain: Float32Array.from(tree.loss_changes),
    weight: Float32Array.from(tree.base_weights),
  };
}

/**
 * Reads XGBoost's JSON model file. Throws MODEL_MALFORMED for anything that would be scored wrongly: boosters other
 * than gbtree, objectives other than ours, categorical splits, several outputs, feature counts that disagree.
 */
export function readXgboostModel(text: string): TreeEnsemble {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw malformed('it is not JSON.', error);
  }
  const result = xgboostFileSchema.safeParse(parsed);
  if (!result.success) throw malformed(z.prettifyError(result.error));
  const { learner } = result.data;
  const { base_score, num_class, num_feature, num_target } = learner.learner_model_param;
  const { trees, tree_info } = learner.gradient_booster.model;
  if (num_class > 1 || num_target > 1 || tree_info.some((output) => output !== 0))
    throw malformed('it has more than one output.');
  if (learner.feature_names.length > 0 && learner.feature_names.length !== num_feature) {
    throw malformed(`it names ${learner.feature_names.length} features and counts ${num_feature}.`);
  }
  return buildTreeEnsemble({
    objective: learner.objective.name,
    baseScore: base_score,
    featureNames: learner.feature_names,
    featureCount: num_feature,
    trees: trees.map((tree, position) => treeNodes(tree, position, num_feature)),
  });
}

/** Throws MODEL_FEATURES_MISMATCH unless the model was trained on exactly these features in this order. */
export function assertTreeFeatures(ensemble: TreeEnsemble, featureNames: readonly string[]): void {
  const position = featureNames.findIndex((name, index) => name !== ensemble.featureNames[index]);
  if (ensemble.featureNames.length !== featureNames.length || position >= 0) {
    const where =
      position < 0
        ? ''
        : `; the first difference is at position ${position}: ${featureNames[position]} offered, ${ensemble.featureNames[position]} trained`;
    throw new HanksTankError(
      'MODEL_FEATURES_MISMATCH',
      `The tree model was trained on ${ensemble.featureNames.length} named features, ${featureNames.length} are offered${where}.`,
    );
  }
}
