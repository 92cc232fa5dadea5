import { z } from 'zod';
import { gamePk } from './events/event-parts.ts';

/** What the mapping from a source noticed. */
export const bundleFinding = z.strictObject({
  rule: z.string(),
  severity: z.enum(['hard', 'soft', 'info']),
  table: z.string().nullable(),
  message: z.string(),
});

/** Staged rows of one game, or of the schedule when `game_pk` is null; stored as gzip JSON. Rows are checked by the validator. */
export const stagedBundleSchema = z.strictObject({
  game_pk: gamePk.nullable(),
  schema_version: z.literal(1),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  findings: z.array(bundleFinding),
});

/** See {@link stagedBundleSchema}. */
export type StagedBundle = z.infer<typeof stagedBundleSchema>;
