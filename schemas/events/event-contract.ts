import type { z } from 'zod';

/** The contract of one event type: `hankstank.<resource>.<past participle>.v<n>`. */
export interface EventContract<Data extends z.ZodType = z.ZodType> {
  type: string;
  description: string;
  data: Data;
  examples: { pass: readonly unknown[]; fail: readonly { why: string; data: unknown }[] };
}

/** Keeps the data type of a contract for inference. */
export const defineEvent = <Data extends z.ZodType>(contract: EventContract<Data>): EventContract<Data> =>
  contract;
