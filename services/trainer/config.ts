import { z } from 'zod';
import { readVariables } from '../../shared/domain/read-variables.ts';
import { treeEngineNames } from '../../shared/domain/trees/tree-engine.ts';
import { trainingSettingsSchema } from '../../shared/models/game-outcome/training-settings.ts';

/** Settings of the trainer. */
export const trainerSettingsSchema = z.strictObject({
  /** Fewer days with new games since the last training: not worth another one. */
  newDaysMin: z.int().min(1).default(7),
  /** Fewer held-out games that neither model has seen say nothing against a refit. */
  comparisonGamesMin: z.int().min(2).default(40),
  /** Paired games, forecast before they were learned, that another member needs to take over. */
  switchGamesMin: z.int().min(2).default(3_000),
  /** Standard errors by which a less simple member must be better, and a refit worse to be turned down. */
  switchMarginStandardErrors: z.number().nonnegative().default(2),
  /** A calibration error that is larger by no more than this is no worse: on 3,000 games it is known to about .005. */
  calibrationErrorTolerance: z.number().nonnegative().default(0.005),
  /** What grows the trees. */
  engine: z.enum(treeEngineNames).default('embedded'),
  training: trainingSettingsSchema.prefault({}),
});

/** See {@link trainerSettingsSchema}. */
export type TrainerSettings = z.output<typeof trainerSettingsSchema>;

const environmentSchema = z.object({
  TRAINER_NEW_DAYS_MIN: z.coerce.number().int().min(1).default(7),
  TRAINER_TRAINING_GAMES_MIN: z.coerce.number().int().min(1).default(200),
  TRAINER_HOLDOUT_GAMES_MIN: z.coerce.number().int().min(2).default(40),
  TRAINER_PRICED_GAMES_MIN: z.coerce.number().int().min(2).default(400),
  TRAINER_SWITCH_GAMES_MIN: z.coerce.number().int().min(2).default(3_000),
  TRAINER_ENGINE: z.enum(treeEngineNames).default('embedded'),
  TRAINER_SEED: z.coerce.number().int().nonnegative().default(20_260_415),
});

/** Settings from environment variables. Throws CONFIG_INVALID naming every problem. */
export function readTrainerSettings(
  environment: Readonly<Record<string, string | undefined>>,
): TrainerSettings {
  const values = readVariables(environmentSchema, environment, 'Trainer configuration');
  return trainerSettingsSchema.parse({
    newDaysMin: values.TRAINER_NEW_DAYS_MIN,
    switchGamesMin: values.TRAINER_SWITCH_GAMES_MIN,
    engine: values.TRAINER_ENGINE,
    training: {
      trainingGamesMin: values.TRAINER_TRAINING_GAMES_MIN,
      holdoutGamesMin: values.TRAINER_HOLDOUT_GAMES_MIN,
      pricedGamesMin: values.TRAINER_PRICED_GAMES_MIN,
      seed: values.TRAINER_SEED,
    },
  });
}
