import { NO_CHILD, type TreeEnsemble, type TreeObjective } from './tree-ensemble.ts';

// XGBoost's sign of "no parent".
const ROOT_PARENT = 2_147_483_647;

// Nine significant digits bring every float32 back exactly. The exponent matters: XGBoost's reader rejects
// integers in float arrays ("Invalid cast, from Integer to Number").
function floatText(value: number): string {
  return value.toExponential(8);
}

function floats(values: Float32Array): string {
  return `[${Array.from(values, floatText).join(',')}]`;
}

function integers(values: ArrayLike<number>): string {
  return `[${Array.from(values).join(',')}]`;
}

function objectiveText(objective: TreeObjective): string {
  switch (objective) {
    case 'count:poisson':
      return '{"name":"count:poisson","poisson_regression_param":{"max_delta_step":"0.7"}}';
    case 'binary:logistic':
    case 'reg:squarederror':
      return `{"name":"${objective}","reg_loss_param":{"scale_pos_weight":"1"}}`;
  }
}

function treeText(ensemble: TreeEnsemble, tree: number): string {
  const { nodes, roots, featureCount } = ensemble;
  const root = roots[tree] ?? 0;
  const end = roots[tree + 1] ?? 0;
  const nodeCount = end - root;
  const local = (child: number) => (child === NO_CHILD ? NO_CHILD : child - root);
  const left = nodes.left.slice(root, end).map(local);
  const right = nodes.right.slice(root, end).map(local);
  const parents = new Int32Array(nodeCount).fill(ROOT_PARENT);
  for (let node = 0; node < nodeCount; node += 1) {
    for (const child of [left[node], right[node]]) {
      if (child !== undefined && child !== NO_CHILD) parents[child] = node;
    }
  }
  const fields = [
    `"base_weights":${floats(nodes.weight.slice(root, end))}`,
    '"categories":[],"categories_nodes":[],"categories_segments":[],"categories_sizes":[]',
    `"default_left":${integers(nodes.defaultLeft.slice(root, end))}`,
    `"id":${tree}`,
    `"left_children":${integers(left)}`,
    `"loss_changes":${floats(nodes.gain.slice(root, end))}`,
    `"parents":${integers(parents)}`,
    `"right_children":${integers(right)}`,
    `"split_conditions":${floats(nodes.threshold.slice(root, end))}`,
    `"split_indices":${integers(nodes.feature.slice(root, end))}`,
    `"split_type":${integers(new Uint8Array(nodeCount))}`,
    `"sum_hessian":${floats(nodes.cover.slice(root, end))}`,
    `"tree_param":{"num_deleted":"0","num_feature":"${featureCount}","num_nodes":"${nodeCount}","size_leaf_vector":"0"}`,
  ];
  return `{${fields.join(',')}}`;
}

/** An ensemble as XGBoost's JSON model file (the form of version 1.7, which later versions read). Same ensemble, same bytes. */
export function writeXgboostModel(ensemble: TreeEnsemble): string {
  const { treeCount, featureCount, featureNames } = ensemble;
  const trees = Array.from({ length: treeCount }, (_, tree) => treeText(ensemble, tree));
  const featureTypes = featureNames.map(() => 'float');
  return [
    '{"learner":{"attributes":{}',
    `"feature_names":${JSON.stringify(featureNames)}`,
    `"feature_types":${JSON.stringify(featureTypes)}`,
    `"gradient_booster":{"model":{"gbtree_model_param":{"num_parallel_tree":"1","num_trees":"${treeCount}","size_leaf_vector":"0"}`,
    `"tree_info":${integers(new Uint8Array(treeCount))}`,
    `"trees":[${trees.join(',')}]},"name":"gbtree"}`,
    `"learner_model_param":{"base_score":"${floatText(ensemble.baseScore)}","num_class":"0","num_feature":"${featureCount}","num_target":"1"}`,
    `"objective":${objectiveText(ensemble.objective)}},"version":[1,7,4]}`,
  ].join(',');
}
