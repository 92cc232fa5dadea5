import { z } from 'zod';
import { gameDate } from '../../../schemas/events/event-parts.ts';
import { HanksTankError } from '../errors.ts';

/** How far a walk through history had come when its knowledge was saved; see `WalkPosition`. */
export const savedPosition = { season: z.int().nullable(), through: gameDate.nullable() };

/** The text of what a walk knows. Throws FEATURES_INVALID on a number that JSON does not have: it would be lost. */
export function writeSavedWalk<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  saved: z.output<Schema>,
): string {
  const text = JSON.stringify(saved);
  // Such a number is written as null: where there is none, nothing can be lost, and the schema need not look at a million numbers.
  const error = text.includes('null') ? schema.safeParse(saved).error : undefined;
  if (error === undefined) return `${text}\n`;
  throw new HanksTankError(
    'FEATURES_INVALID',
    `The knowledge of the ${name} walk cannot be saved: ${firstProblem(error)}`,
    { cause: error },
  );
}

/** What a walk knew, from its text. Throws OBJECT_CORRUPT for damage and for another version of the form. */
export function readSavedWalk<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  text: string,
): z.output<Schema> {
  const corrupt = (problem: string, cause: unknown): HanksTankError =>
    new HanksTankError(
      'OBJECT_CORRUPT',
      `The saved knowledge of the ${name} walk cannot be used (${problem}); walk through history again from its first season.`,
      { cause },
    );
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw corrupt('it is not JSON', error);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw corrupt(firstProblem(parsed.error), parsed.error);
  return parsed.data;
}

/** One line: a file of ten thousand wrong numbers has ten thousand problems. */
function firstProblem({ issues: [issue] }: z.ZodError): string {
  return issue === undefined ? 'unknown problem' : `${issue.path.join('.') || 'root'}: ${issue.message}`;
}
