import type { ModelCard } from '../../../schemas/models.ts';
import { linearModelSchema } from '../../../shared/domain/linear/linear-model.ts';
import { formatTable } from '../print-run.ts';
import { flatten } from './format-card.ts';

/** A version as it is compared: its card, and the text of its model file. */
export interface ComparedVersion {
  card: ModelCard;
  modelText: string;
}

/** A value on both sides; null where a side has none. */
interface Change<Value> {
  name: string;
  before: Value | null;
  after: Value | null;
}

/** How two versions differ. Scores of different holdouts are not comparable: `same_holdout` says whether they are. */
export interface ModelDifference {
  before: string;
  after: string;
  features_added: string[];
  features_removed: string[];
  same_holdout: boolean;
  metrics: Change<number>[];
  parameters: Change<string>[];
  /** Per standard deviation of the feature; by the part of the model file that has them. */
  coefficients: Change<number>[];
}

/** Every linear part of a model file by its place, so that a member of any name is found. */
function coefficientsOf(value: unknown, path: string): [string, number][] {
  const linear = linearModelSchema.safeParse(value);
  if (linear.success) {
    const { featureNames, coefficients, intercept } = linear.data;
    return [
      [`${path}: intercept`, intercept],
      ...featureNames.map((name, index): [string, number] => [`${path}: ${name}`, coefficients[index] ?? 0]),
    ];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    coefficientsOf(inner, path === '' ? name : `${path}.${name}`),
  );
}

function metricsOf({ metrics, runs_metrics, training_games, holdout_games }: ModelCard): [string, number][] {
  const scores = metrics.flatMap(({ member, games: _, ...own }) =>
    Object.entries(own).map(([name, value]): [string, number] => [`${member} ${name}`, value]),
  );
  const runs = runs_metrics.flatMap(({ forecast, games: _, ...own }) =>
    Object.entries(own).flatMap(([name, value]): [string, number][] =>
      value === null ? [] : [[`runs ${forecast} ${name}`, value]],
    ),
  );
  return [['training_games', training_games], ['holdout_games', holdout_games], ...scores, ...runs];
}

/** What differs, in the order of `before`, then what only `after` has. */
function changesBetween<Value>(
  before: readonly [string, Value][],
  after: readonly [string, Value][],
): Change<Value>[] {
  const [left, right] = [new Map(before), new Map(after)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((name) => ({ name, before: left.get(name) ?? null, after: right.get(name) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** Compares two versions: features, metrics, parameters, coefficients. */
export function diffModels(before: ComparedVersion, after: ComparedVersion): ModelDifference {
  const [left, right] = [before.card, after.card];
  const settingsOf = (card: ModelCard): [string, string][] => [
    ['chosen_member', card.chosen_member],
    ['seed', String(card.seed)],
    ['processor_version', card.processor_version],
    ...flatten(card.parameters),
  ];
  return {
    before: left.model_version,
    after: right.model_version,
    features_added: right.features.filter((name) => !left.features.includes(name)),
    features_removed: left.features.filter((name) => !right.features.includes(name)),
    same_holdout:
      left.holdout_from === right.holdout_from &&
      left.trained_through === right.trained_through &&
      left.holdout_games === right.holdout_games,
    metrics: changesBetween(metricsOf(left), metricsOf(right)),
    parameters: changesBetween(settingsOf(left), settingsOf(right)),
    coefficients: changesBetween(
      coefficientsOf(JSON.parse(before.modelText), ''),
      coefficientsOf(JSON.parse(after.modelText), ''),
    ),
  };
}

const section = <Value>(
  title: string,
  changes: readonly Change<Value>[],
  show: (value: Value) => string,
): string[] => {
  if (changes.length === 0) return [`${title}: equal`];
  const cell = (value: Value | null): string => (value === null ? '-' : show(value));
  const rows = changes.map(({ name, before, after }) => [name, cell(before), cell(after)]);
  return [title, ...formatTable(['', 'before', 'after'], rows).map((line) => `  ${line}`)];
};

/** A difference for people. */
export function formatDifference(difference: ModelDifference): string[] {
  const { features_added: added, features_removed: removed } = difference;
  const number = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(4));
  return [
    `${difference.before} -> ${difference.after}`,
    added.length + removed.length === 0
      ? 'features: equal'
      : `features: ${[...added.map((name) => `+${name}`), ...removed.map((name) => `-${name}`)].join(' ')}`,
    ...section('metrics', difference.metrics, number),
    ...(difference.same_holdout || difference.metrics.length === 0
      ? []
      : [
          '  these were measured on different held-out games and cannot be subtracted; `models compare` pairs games',
        ]),
    ...section('parameters', difference.parameters, (value) => value),
    ...section('coefficients (per standard deviation)', difference.coefficients, number),
  ];
}
