import { z } from 'zod';
import { modelRegistry } from '../../../schemas/tables/predictions.ts';
import { memberNames } from '../../../shared/models/game-outcome/outcome-member.ts';

/** A row of `sql/mlb_predictions/model_versions/query.sql`. */
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

const servedModel = z.strictObject({
  model_system: z.string(),
  model_version: z.string(),
  model_member: z.enum(memberNames),
  trained_through: z.iso.date().nullable(),
  training_games: z.int().nullable(),
  problem: z.string().nullable().meta({ description: 'Why Elo answers although a model was promoted.' }),
});

/** Answer of GET /models. */
export const modelsAnswer = z.strictObject({
  current: servedModel,
  with_open_line: servedModel
    .extend({
      model_member: z.enum(memberNames).nullable(),
      problem: z.string().nullable().meta({ description: 'Why nothing is said with the opening line.' }),
    })
    .nullable()
    .meta({ description: 'The model that looks at the opening line; null while none was promoted.' }),
  versions: z.array(modelVersionRow),
});
