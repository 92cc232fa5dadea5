import { z } from 'zod';

/** How the game outcome model is trained. Every default has its reason in README.md. */
export const trainingSettingsSchema = z.strictObject({
  /** Fewer games before the holdout: no model. */
  trainingGamesMin: z.int().min(1).default(200),
  /** Fewer held-out games: no model. */
  holdoutGamesMin: z.int().min(2).default(40),
  /** Fewer games with an opening line that were forecast without it before they were learned: no model that looks at it. */
  pricedGamesMin: z.int().min(2).default(400),
  /** Share of the dates, the last ones, that decides between the members. */
  holdoutShare: z.number().gt(0).lt(1).default(0.15),
  /** Share of the remaining dates, the first ones, that is only learned from while penalties and rounds are chosen. */
  tuningWarmUpShare: z.number().gt(0).lt(1).default(0.4),
  /** The dates after the warm-up are judged in this many steps, each by what came before it; the first one tunes only. */
  tuningFolds: z.int().min(1).default(4),
  /** Trees and the blend must beat what is simpler by more than this many paired standard errors to be chosen. */
  treesMarginStandardErrors: z.number().nonnegative().default(2),
  logisticLambdas: z.array(z.number().positive()).min(1).default([1_000, 3_000, 10_000, 30_000, 100_000]),
  totalRunsLambdas: z
    .array(z.number().positive())
    .min(1)
    .default([1_000, 3_000, 10_000, 30_000, 100_000, 300_000]),
  trees: z
    .strictObject({
      rounds: z.int().min(1).default(600),
      earlyStoppingRounds: z.int().min(1).default(50),
      maxDepth: z.int().min(1).max(4).default(2),
      eta: z.number().positive().max(1).default(0.04),
      lambda: z.number().nonnegative().default(10),
      colsampleByTree: z.number().positive().max(1).default(0.3),
    })
    .prefault({}),
  /** Fewer forecasts out of sample than about a season's: no correction of the log odds. */
  plattGamesMin: z.int().min(2).default(2_000),
  /** Platt's correction is applied when the slope differs from 1 by more than this many standard errors. */
  plattStandardErrors: z.number().nonnegative().default(2),
  seed: z.int().nonnegative().default(20_260_415),
});

/** See {@link trainingSettingsSchema}. */
export type TrainingSettings = z.output<typeof trainingSettingsSchema>;
