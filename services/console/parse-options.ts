import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { HanksTankError } from '../../shared/domain/errors.ts';

/** A flag with a value. */
export const stringFlag = { type: 'string' } as const;
/** A flag that is there or not. */
export const booleanFlag = { type: 'boolean' } as const;

/** Options, and the words that are none. */
export interface Parsed<Options> {
  options: Options;
  positionals: string[];
}

/** Reads a command line against a schema. Throws CONFIG_INVALID with every problem. */
export function parse<Options>(
  args: readonly string[],
  flags: Record<string, { type: 'string' | 'boolean' }>,
  schema: z.ZodType<Options>,
): Parsed<Options> {
  let raw: { values: Record<string, unknown>; positionals: string[] };
  try {
    raw = parseArgs({ args: [...args], options: flags, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new HanksTankError('CONFIG_INVALID', cause instanceof Error ? cause.message : String(cause), {
      cause,
    });
  }
  const parsed = schema.safeParse({ ...raw.values });
  if (parsed.success) return { options: parsed.data, positionals: raw.positionals };
  const problems = parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`);
  throw new HanksTankError('CONFIG_INVALID', problems.join('; '));
}
