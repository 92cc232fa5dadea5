import { type ModelCard, modelObjectKeys } from '../../schemas/models.ts';
import type { modelRegistry } from '../../schemas/tables/predictions.ts';
import { type BusinessRow, withLineage } from '../../shared/domain/lineage.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { toNdjson } from '../../shared/runtime/object-reference.ts';

/** The registry row of a card. */
export function registryRowOf(card: ModelCard, trainedAt: string): BusinessRow<typeof modelRegistry> {
  const metricsOf = (member: string) => card.metrics.find((metrics) => metrics.member === member);
  const keys = modelObjectKeys(card.model_system, card.model_version);
  return {
    model_system: card.model_system,
    model_version: card.model_version,
    decision: card.decision,
    reason: card.reason,
    trained_through: card.trained_through,
    training_games: card.training_games,
    holdout_games: card.holdout_games,
    engine: card.chosen_member,
    brier: metricsOf(card.chosen_member)?.brier ?? null,
    // Starters are judged beside the league's average instead.
    brier_constant: (metricsOf('constant') ?? metricsOf('league_average'))?.brier ?? null,
    brier_elo: metricsOf('elo')?.brier ?? null,
    log_loss: metricsOf(card.chosen_member)?.log_loss ?? null,
    feature_hash: card.feature_hash,
    card_key: keys.card,
    model_key: keys.model,
    trained_at: trainedAt,
  };
}

/** Enters a version into the registry table. The row is written once and offered again by every repetition, which changes nothing. */
export async function registerModel(
  objects: ObjectStore,
  warehouse: Warehouse,
  card: ModelCard,
  run: { runId: string; now: string },
): Promise<void> {
  const { registry: key } = modelObjectKeys(card.model_system, card.model_version);
  if ((await objects.head(key)) === null) {
    const row = withLineage(registryRowOf(card, run.now), {
      runId: run.runId,
      source: 'trainer',
      knownAt: run.now,
      ingestedAt: run.now,
    });
    await objects.put(key, Buffer.from(toNdjson([row])), { ifGenerationMatch: 0 });
  }
  await warehouse.load({
    table: 'mlb_predictions.model_registry',
    objectKeys: [key],
    mode: { kind: 'merge' },
  });
}
