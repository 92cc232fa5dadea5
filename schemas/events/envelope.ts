import { z } from 'zod';

/**
 * A CloudEvent 1.0 in structured mode, as it crosses the bus. Wire-shaped: ISO strings and integers only.
 * `partitionkey` is the ordering key (the game date); `traceparent` follows W3C Trace Context.
 */
export const cloudEventSchema = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string().min(1),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  subject: z.string().min(1),
  partitionkey: z.string().min(1),
  traceparent: z.string().regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/),
  data: z.unknown(),
});

/** A CloudEvent whose data has not been checked against its contract yet. */
export type CloudEvent = z.infer<typeof cloudEventSchema>;
