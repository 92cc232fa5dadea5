import type { ModelCard } from '../../../schemas/models.ts';
import { formatTable } from '../print-run.ts';

const score = (value: number): string => value.toFixed(4);
const signed = (value: number, error: number): string =>
  value === 0 && error === 0 ? '' : `${value > 0 ? '+' : ''}${value.toFixed(4)} ± ${error.toFixed(4)}`;

/** Texts that a nested value comes to: `settings.training.seed = 7`. */
export function flatten(value: unknown, path = ''): [path: string, value: string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
  return Object.entries(value).flatMap(([name, inner]) =>
    flatten(inner, path === '' ? name : `${path}.${name}`),
  );
}

/** A model card for people: what it is, how it did beside the baselines on the same games, what it was made with. */
export function formatCard(card: ModelCard, state: string): string[] {
  const metrics = formatTable(
    ['forecast', 'games', 'Brier', 'log loss', 'AUC', 'accuracy', 'calibration error', 'Brier minus chosen'],
    card.metrics.map((own) => [
      own.member === card.chosen_member ? `${own.member} (chosen)` : own.member,
      own.games,
      score(own.brier),
      score(own.log_loss),
      score(own.auc),
      `${(own.accuracy * 100).toFixed(1)}%`,
      score(own.calibration_error),
      signed(own.brier_minus_chosen, own.brier_minus_chosen_standard_error),
    ]),
  );
  const runs = formatTable(
    ['runs', 'games', 'MAE of the total', 'deviance', 'MAE of the margin', 'MAE of a team'],
    card.runs_metrics.map((own) => [
      own.forecast.replaceAll('_', ' '),
      own.games,
      own.total_mean_absolute_error.toFixed(3),
      own.total_deviance.toFixed(3),
      own.margin_mean_absolute_error.toFixed(3),
      own.team_mean_absolute_error.toFixed(3),
    ]),
  );
  return [
    `${card.model_system} ${card.model_version}${state === '' ? '' : ` (${state})`}: ${card.chosen_member}, ${card.decision}`,
    `  ${card.reason}`,
    `  trained on ${card.training_games} games, ${card.trained_from} to ${card.trained_through}; judged on ${card.holdout_games} from ${card.holdout_from}`,
    `  ${card.features.length} features (hash ${card.feature_hash.slice(0, 12)}), rows ${card.training_rows_sha256.slice(0, 12)}, seed ${card.seed}, code ${card.processor_version}`,
    '',
    ...metrics,
    ...(card.runs_metrics.length === 0 ? [] : ['', ...runs]),
    '',
    'parameters',
    ...flatten(card.parameters).map(([path, value]) => `  ${path} = ${value}`),
    '',
    'features',
    ...card.features.map((name) => `  ${name}`),
  ];
}
