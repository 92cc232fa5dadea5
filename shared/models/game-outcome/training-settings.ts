import { z } from 'zod';

/** How the game outcome model is trained. Every default has its reason in README.md. */
export const trainingSettingsSchema = z.strictObject({
  /** Fewer games before the holdout: no model. */
  trainingGamesMin: z.int().min(1).default(200),
  /** Fewer held-out games: no model. */
  holdoutGamesMin: z.int().min(2).default(40),
  /** Share of the dates, the last ones, that decides between the members. */
  holdoutShare: z.number().gt(0).lt(1).default(0.15),
  /** Share of the remaining dates, the last ones, that decides penalties and rounds. */
  tuningShare: z.number().gt(0).lt(1).default(0.15),
  /** A more complex member must win by more than this many paired standard errors. */
  memberMarginStandardErrors: z.number().nonnegative().default(0.5),
  logisticLambdas: z.array(z.number().positive()).min(1).default([30, 100, 300, 1000, 3000]),
  runsLambdas: z.array(z.number().positive()).min(1).default([300, 1000, 3000, 10_000]),
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
  seed: z.int().nonnegative().default(20_260_415),
});

/** See {@link trainingSettingsSchema}. */
export type TrainingSettings = z.output<typeof trainingSettingsSchema>;
