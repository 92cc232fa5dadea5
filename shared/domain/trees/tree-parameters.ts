import { z } from 'zod';
import { HanksTankError } from '../errors.ts';
import { TREE_OBJECTIVES } from './tree-ensemble.ts';

/** Training settings with XGBoost's meanings. The defaults suit a few thousand noisy games: shallow, slow, strongly regularised. */
export const treeParametersSchema = z.strictObject({
  objective: z.enum(TREE_OBJECTIVES),
  rounds: z.int().min(1).max(100_000).default(300),
  maxDepth: z.int().min(1).max(20).default(2),
  eta: z.number().positive().max(1).default(0.03),
  lambda: z.number().nonnegative().default(10),
  alpha: z.number().nonnegative().default(0),
  gamma: z.number().nonnegative().default(0),
  minChildWeight: z.number().nonnegative().default(5),
  subsample: z.number().positive().max(1).default(0.8),
  colsampleByTree: z.number().positive().max(1).default(0.3),
  maxBin: z.int().min(2).max(65_535).default(256),
  /** On the scale of the prediction; the weighted mean label when absent. */
  baseScore: z.number().optional(),
});

/** Settings as a caller writes them: all but the objective have defaults. */
export type TreeParametersInput = z.input<typeof treeParametersSchema>;

/** Settings with every default filled in. */
export type TreeParameters = z.output<typeof treeParametersSchema>;

/** Fills in the defaults. Throws CONFIG_INVALID naming every problem. */
export function parseTreeParameters(parameters: TreeParametersInput): TreeParameters {
  const result = treeParametersSchema.safeParse(parameters);
  if (!result.success) {
    throw new HanksTankError(
      'CONFIG_INVALID',
      `The tree parameters are invalid: ${z.prettifyError(result.error)}`,
    );
  }
  return result.data;
}
