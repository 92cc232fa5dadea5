import { z } from 'zod';
import { readVariables } from '../../shared/domain/read-variables.ts';
import {
  type Action,
  defaultGradingByPhase,
  type GradeSettings,
  type GradingByPhase,
} from '../../shared/domain/validation/grade.ts';

/** What the validator can be told. */
export interface ValidatorSettings {
  /** By the phase that a game belongs to by its type. */
  grading: GradingByPhase;
  /** Collections of a game before it is given up: the first and the retries. At most 4, the limit of the event contract. */
  collectionsMax: number;
  /** A bundle larger than this is no bundle; a real one is about 0.6 MB. */
  bundleBytesMax: number;
}

/** The defaults. */
export const defaultValidatorSettings: ValidatorSettings = {
  grading: defaultGradingByPhase,
  collectionsMax: 4,
  bundleBytesMax: 64 * 1024 * 1024,
};

const share = (standard: number) => z.coerce.number().min(0).max(1).default(standard);
const { regular, spring, postseason } = defaultGradingByPhase;

const variables = z
  .object({
    VALIDATOR_GRADE_A_MIN: share(regular.gradeAMin),
    VALIDATOR_GRADE_B_MIN: share(regular.gradeBMin),
    VALIDATOR_GRADE_C_MIN: share(regular.gradeCMin),
    VALIDATOR_PLAYERS_PRESENT_MIN: share(regular.playersPresentMin),
    VALIDATOR_SPRING_GRADE_C_MIN: share(spring.gradeCMin),
    VALIDATOR_SPRING_PLAYERS_PRESENT_MIN: share(spring.playersPresentMin),
    VALIDATOR_POSTSEASON_PLAYERS_PRESENT_MIN: share(postseason.playersPresentMin),
    VALIDATOR_POSTSEASON_RETRY_GRADES: z
      .string()
      .regex(/^([BC],){0,2}F$/, 'expected grades that end in F, such as B,C,F or F alone')
      .default('B,C,F'),
    VALIDATOR_COST_HARD: share(regular.costs.hard),
    VALIDATOR_COST_SOFT: share(regular.costs.soft),
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

/** Thresholds and costs hold for every phase; who must be there and what is collected again differ. */
function gradingOf(values: z.infer<typeof variables>): GradingByPhase {
  const common: GradeSettings = {
    ...regular,
    gradeAMin: values.VALIDATOR_GRADE_A_MIN,
    gradeBMin: values.VALIDATOR_GRADE_B_MIN,
    gradeCMin: values.VALIDATOR_GRADE_C_MIN,
    playersPresentMin: values.VALIDATOR_PLAYERS_PRESENT_MIN,
    costs: { hard: values.VALIDATOR_COST_HARD, soft: values.VALIDATOR_COST_SOFT, info: 0 },
  };
  const retried = values.VALIDATOR_POSTSEASON_RETRY_GRADES.split(',');
  const actionOf = (grade: 'B' | 'C'): Action => (retried.includes(grade) ? 'retry' : regular.actions[grade]);
  return {
    spring: {
      ...common,
      gradeCMin: values.VALIDATOR_SPRING_GRADE_C_MIN,
      playersPresentMin: values.VALIDATOR_SPRING_PLAYERS_PRESENT_MIN,
    },
    regular: common,
    all_star: common,
    postseason: {
      ...common,
      playersPresentMin: values.VALIDATOR_POSTSEASON_PLAYERS_PRESENT_MIN,
      actions: { ...postseason.actions, B: actionOf('B'), C: actionOf('C') },
      alertsOnFindings: postseason.alertsOnFindings,
    },
  };
}

/** Settings from environment variables. Throws CONFIG_INVALID and names every problem. */
export function readValidatorSettings(
  environment: Readonly<Record<string, string | undefined>>,
): ValidatorSettings {
  const values = readVariables(variables, environment, "The validator's configuration is invalid");
  return {
    grading: gradingOf(values),
    collectionsMax: values.VALIDATOR_COLLECTIONS_MAX,
    bundleBytesMax: values.VALIDATOR_BUNDLE_BYTES_MAX,
  };
}
