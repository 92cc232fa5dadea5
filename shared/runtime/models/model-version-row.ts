import { z } from 'zod';
import { modelRegistry } from '../../../schemas/tables/predictions.ts';

/** A row of `sql/mlb_predictions/model_versions/query.sql`: a registered version, and what became of it. */
export const modelVersionRow = modelRegistry.row
  .pick({
    model_system: true,
    model_version: true,
    decision: true,
    reason: true,
    trained_through: true,
    training_games: true,
    holdout_games: true,
    engine: true,
    brier: true,
    brier_constant: true,
    brier_elo: true,
    log_loss: true,
    feature_hash: true,
    trained_at: true,
  })
  .extend({
    status: z
      .enum(['current', 'replaced', 'rolled_back', 'kept'])
      .meta({ description: 'What became of it by the moves of the pointer.' }),
    status_since: z.iso.datetime(),
    status_by: z.string().meta({ description: 'trainer, or who gave the command.' }),
    times_served: z.int().nonnegative(),
  });
