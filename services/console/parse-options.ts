import { parseArgs } from 'node:util';
import { z } from 'zod';
import { HanksTankError } from '../../shared/domain/errors.ts';

/** Options, and the words that are none. */
export interface Parsed<Options> {
  options: Options;
  positionals: string[];
}

/** Whether an option is there or not; every other one has a value. */
function isSwitch(type: z.core.$ZodType): boolean {
  if (type instanceof z.ZodDefault || type instanceof z.ZodOptional) return isSwitch(type.def.innerType);
  return type instanceof z.ZodBoolean;
}

/** Reads a command line against a schema with a member an option. Throws CONFIG_INVALID with every problem. */
export function parse<Schema extends z.ZodObject>(
  args: readonly string[],
  schema: Schema,
): Parsed<z.output<Schema>> {
  const flags = Object.fromEntries(
    Object.entries(schema.shape).map(([name, type]) => [
      name,
      { type: isSwitch(type) ? 'boolean' : 'string' } as const,
    ]),
  );
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
