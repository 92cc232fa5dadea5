import { z } from 'zod';
import { memberNames } from '../../../shared/models/game-outcome/outcome-member.ts';
import { modelVersionRow } from '../../../shared/runtime/models/model-version-row.ts';

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
