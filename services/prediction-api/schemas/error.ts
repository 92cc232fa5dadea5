import { z } from 'zod';

/** Body of every answer that is an error. */
export const errorAnswer = z.strictObject({
  error: z.strictObject({
    code: z.string().meta({ description: 'Stable code; docs/errors.md explains each.' }),
    message: z.string(),
    problems: z
      .array(z.string())
      .optional()
      .meta({ description: 'Every problem of an invalid request, one a line.' }),
    check: z.string().meta({ description: 'What to look at.' }),
    request_id: z.string(),
  }),
});

/** See {@link errorAnswer}. */
export type ErrorAnswer = z.infer<typeof errorAnswer>;
