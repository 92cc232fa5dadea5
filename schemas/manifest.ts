import { z } from 'zod';
import { cloudEventSchema } from './events/envelope.ts';
import { gameDate, objectReference, runId } from './events/event-parts.ts';
import { topicNames } from './topics.ts';

/**
 * What one stage did with one event, and the outbox: the events to publish are recorded here before they are published,
 * so that a stage killed in between publishes again instead of working again.
 */
export const manifestSchema = z.strictObject({
  schema_version: z.literal(1),
  stage: z.string(),
  run_id: runId.nullable(),
  game_date: gameDate.nullable(),
  event: z.strictObject({ id: z.string(), type: z.string(), payload_sha256: z.string() }),
  status: z.enum(['success', 'failed', 'skipped']),
  reason: z.string().nullable(),
  attempt: z.int().positive(),
  started_at: z.iso.datetime(),
  finished_at: z.iso.datetime(),
  duration_ms: z.int().nonnegative(),
  rows_in: z.int().nonnegative(),
  rows_out: z.int().nonnegative(),
  outputs: z.array(objectReference),
  checks: z.array(z.strictObject({ name: z.string(), passed: z.boolean(), detail: z.string() })),
  error: z.strictObject({ code: z.string(), message: z.string(), stack_excerpt: z.string() }).nullable(),
  environment: z.strictObject({ version: z.string(), node: z.string(), platform: z.string() }),
  outbox: z.array(z.strictObject({ topic: z.enum(topicNames), event: cloudEventSchema })),
  /** null until every event of the outbox is on the bus. */
  published_at: z.iso.datetime().nullable(),
});

/** See {@link manifestSchema}. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Where the manifest of an event lies. */
export const manifestKey = (
  stage: string,
  gameDate: string | null,
  runId: string | null,
  eventId: string,
): string => `manifests/${stage}/game_date=${gameDate ?? 'none'}/run=${runId ?? 'none'}/${eventId}.json`;
