import type { z } from 'zod';
import { HanksTankError } from './errors.ts';

/** Variables by name, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables of a schema from an environment; `whose` begins the sentence. Throws CONFIG_INVALID naming every problem, never a value. */
export function readVariables<Schema extends z.ZodType>(
  schema: Schema,
  environment: Environment,
  whose: string,
): z.output<Schema> {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new HanksTankError('CONFIG_INVALID', `${whose}: ${problems.join('; ')}`);
}
