import { z } from 'zod';

/** Answer of GET /healthz. */
export const healthAnswer = z.strictObject({ status: z.literal('up') });

/** Answer of GET /readyz. */
export const readinessAnswer = z.strictObject({
  status: z.literal('ready'),
  slate_date: z.iso.date(),
  cutoff_at: z.iso.datetime(),
  model_version: z.string(),
  model_member: z.string(),
  problem: z.string().nullable(),
});
