import { z } from 'zod';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { defaultGradeSettings, type GradeSettings } from '../../shared/domain/validation/grade.ts';

/** What the validator can be told. */
export interface ValidatorSettings {
  grading: GradeSettings;
  /** Collections of a game before it is given up: the first and the retries. At most 4, the limit of the event contract. */
  collectionsMax: number;
  /** A bundle larger than this is no bundle; a real one is about 0.6 MB. */
  bundleBytesMax: number;
}

/** The defaults. */
export const defaultValidatorSettings: ValidatorSettings = {
  grading: defaultGradeSettings,
  collectionsMax: 4,
  bundleBytesMax: 64 * 1024 * 1024,
};

const share = (standard: number) => z.coerce.number().min(0).max(1).default(standard);
const { grading } = defaultValidatorSettings;

const variables = z
  .object({
    VALIDATOR_GRADE_A_MIN: share(grading.gradeAMin),
    VALIDATOR_GRADE_B_MIN: share(grading.gradeBMin),
    VALIDATOR_GRADE_C_MIN: share(grading.gradeCMin),
    VALIDATOR_PLAYERS_PRESENT_MIN: share(grading.playersPresentMin),
    VALIDATOR_COST_HARD: share(grading.costs.hard),
    VALIDATOR_COST_SOFT: share(grading.costs.soft),
    VALIDATOR_COLLECTIONS_MAX: z.coerce.number().int().min(1).max(4).default(4),
    VALIDATOR_BUNDLE_BYTES_MAX: z.coerce
      .number()
      .int()
      .min(1024)
      .default(defaultValidatorSettings.bundleBytesMax),
  })
  .refine(
    (values) =>
      values.VALIDATOR_GRADE_A_MIN >= values.VALIDATOR_GRADE_B_MIN &&
      values.VALIDATOR_GRADE_B_MIN >= values.VALIDATOR_GRADE_C_MIN,
    { message: 'the grades must fall: A_MIN >= B_MIN >= C_MIN', path: ['VALIDATOR_GRADE_A_MIN'] },
  );

/** Settings from environment variables. Throws CONFIG_INVALID and names every problem. */
export function readValidatorSettings(
  environment: Readonly<Record<string, string | undefined>>,
): ValidatorSettings {
  const parsed = variables.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new HanksTankError(
      'CONFIG_INVALID',
      `The validator's configuration is invalid: ${problems.join('; ')}`,
    );
  }
  const values = parsed.data;
  return {
    grading: {
      gradeAMin: values.VALIDATOR_GRADE_A_MIN,
      gradeBMin: values.VALIDATOR_GRADE_B_MIN,
      gradeCMin: values.VALIDATOR_GRADE_C_MIN,
      playersPresentMin: values.VALIDATOR_PLAYERS_PRESENT_MIN,
      costs: { hard: values.VALIDATOR_COST_HARD, soft: values.VALIDATOR_COST_SOFT, info: 0 },
    },
    collectionsMax: values.VALIDATOR_COLLECTIONS_MAX,
    bundleBytesMax: values.VALIDATOR_BUNDLE_BYTES_MAX,
  };
}
