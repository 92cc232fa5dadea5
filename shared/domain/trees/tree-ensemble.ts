import { HanksTankError } from '../errors.ts';

/** The objectives that this product trains and scores, by XGBoost's names. */
export const TREE_OBJECTIVES = ['binary:logistic', 'count:poisson', 'reg:squarederror'] as const;

/** See `TREE_OBJECTIVES`. */
export type TreeObjective = (typeof TREE_OBJECTIVES)[number];

/** Marks a leaf in `left` and `right`. */
export const NO_CHILD = -1;

/**
 * Nodes as parallel arrays; children are indices into the same arrays. A row goes left when its value (float32) is below
 * `threshold`; a missing one follows `defaultLeft`. The `threshold` of a leaf is the leaf's value.
 */
export interface TreeNodes {
  left: Int32Array;
  right: Int32Array;
  feature: Int32Array;
  threshold: Float32Array;
  defaultLeft: Uint8Array;
  /** Sum of hessians of the training rows in the node (XGBoost's sum_hessian). */
  cover: Float32Array;
  /** Loss that the split removed; 0 for a leaf. */
  gain: Float32Array;
  /** The node's own weight before the learning rate (XGBoost's base_weights): kept for the file, not used in scoring. */
  weight: Float32Array;
}

/** A gradient-boosted ensemble ready to score. Tree t owns the nodes `roots[t]` up to `roots[t + 1]`; its root is the first. */
export interface TreeEnsemble {
  objective: TreeObjective;
  /** On the scale of the prediction (a probability for binary:logistic), float32. */
  baseScore: number;
  /** `baseScore` on the scale of the margin, float32. */
  baseMargin: number;
  /** One name per column, or empty when the file has none. */
  featureNames: readonly string[];
  featureCount: number;
  treeCount: number;
  roots: Int32Array;
  nodes: TreeNodes;
  maxDepth: number;
  /** The mean margin over the training rows by cover: the bias of an explanation. */
  expectedMargin: number;
}

/** A base score on the margin scale, rounded as XGBoost rounds it. Throws MODEL_MALFORMED when it has no margin. */
export function marginOfBaseScore(objective: TreeObjective, baseScore: number): number {
  const margin = unroundedMargin(objective, Math.fround(baseScore));
  if (!Number.isFinite(margin)) {
    throw new HanksTankError(
      'MODEL_MALFORMED',
      `A base score of ${baseScore} has no margin under ${objective}.`,
    );
  }
  return Math.fround(margin);
}

function unroundedMargin(objective: TreeObjective, baseScore: number): number {
  switch (objective) {
    case 'binary:logistic':
      return -Math.log(Math.fround(Math.fround(1 / baseScore) - 1));
    case 'count:poisson':
      return Math.log(baseScore);
    case 'reg:squarederror':
      return baseScore;
  }
}

/** A margin on the scale of the target, with XGBoost's float32 steps: a probability, a mean count or a value. */
export function predictionOfMargin(objective: TreeObjective, margin: number): number {
  switch (objective) {
    case 'binary:logistic':
      return Math.fround(1 / Math.fround(1 + Math.fround(Math.exp(Math.min(-margin, 88.7)))));
    case 'count:poisson':
      return Math.fround(Math.exp(margin));
    case 'reg:squarederror':
      return margin;
  }
}

/** The share of a node's cover that went to one child. Nodes without cover (possible with zero weights) count as an even split. */
export function coverShare(nodes: TreeNodes, child: number, parent: number): number {
  const whole = nodes.cover[parent] ?? 0;
  return whole > 0 ? (nodes.cover[child] ?? 0) / whole : 0.5;
}

function describeTree(
  nodes: TreeNodes,
  root: number,
  end: number,
): { maxDepth: number; expectation: number } {
  const visited = new Uint8Array(end - root);
  const describe = (node: number): { maxDepth: number; expectation: number } => {
    if (node < root || node >= end || visited[node - root] === 1) {
      throw new HanksTankError(
        'MODEL_MALFORMED',
        `Node ${node - root} of a tree is out of range or has two parents.`,
      );
    }
    visited[node - root] = 1;
    const left = nodes.left[node] ?? NO_CHILD;
    const right = nodes.right[node] ?? NO_CHILD;
    if (left === NO_CHILD) return { maxDepth: 0, expectation: nodes.threshold[node] ?? 0 };
    const below = [describe(left), describe(right)] as const;
    return {
      maxDepth: 1 + Math.max(below[0].maxDepth, below[1].maxDepth),
      expectation:
        coverShare(nodes, left, node) * below[0].expectation +
        coverShare(nodes, right, node) * below[1].expectation,
    };
  };
  return describe(root);
}

/** Joins trees whose children are numbered from 0 within each tree. Throws MODEL_MALFORMED when one is not a tree. */
export function buildTreeEnsemble(parts: {
  objective: TreeObjective;
  baseScore: number;
  featureNames: readonly string[];
  featureCount: number;
  trees: readonly TreeNodes[];
}): TreeEnsemble {
  const { trees } = parts;
  const roots = new Int32Array(trees.length + 1);
  for (const [tree, nodes] of trees.entries()) roots[tree + 1] = (roots[tree] ?? 0) + nodes.left.length;
  const total = roots[trees.length] ?? 0;
  const nodes: TreeNodes = {
    left: new Int32Array(total),
    right: new Int32Array(total),
    feature: new Int32Array(total),
    threshold: new Float32Array(total),
    defaultLeft: new Uint8Array(total),
    cover: new Float32Array(total),
    gain: new Float32Array(total),
    weight: new Float32Array(total),
  };
  const baseMargin = marginOfBaseScore(parts.objective, parts.baseScore);
  let maxDepth = 0;
  let expectedMargin = baseMargin;
  for (const [tree, own] of trees.entries()) {
    const root = roots[tree] ?? 0;
    const shift = (child: number) => (child === NO_CHILD ? NO_CHILD : child + root);
    nodes.left.set(own.left.map(shift), root);
    nodes.right.set(own.right.map(shift), root);
    nodes.feature.set(own.feature, root);
    nodes.threshold.set(own.threshold, root);
    nodes.defaultLeft.set(own.defaultLeft, root);
    nodes.cover.set(own.cover, root);
    nodes.gain.set(own.gain, root);
    nodes.weight.set(own.weight, root);
    const shape = describeTree(nodes, root, roots[tree + 1] ?? 0);
    maxDepth = Math.max(maxDepth, shape.maxDepth);
    expectedMargin += shape.expectation;
  }
  return {
    objective: parts.objective,
    baseScore: Math.fround(parts.baseScore),
    baseMargin,
    featureNames: [...parts.featureNames],
    featureCount: parts.featureCount,
    treeCount: trees.length,
    roots,
    nodes,
    maxDepth,
    expectedMargin,
  };
}
