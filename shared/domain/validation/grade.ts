import type { Grade } from '../../../schemas/events/event-parts.ts';
import { type Dimension, dimensions, type RuleFailure, type Severity } from './rule.ts';

/** What a dimension weighs in the score. */
export const dimensionWeights: Readonly<Record<Dimension, number>> = {
  schema: 0.3,
  completeness: 0.2,
  players: 0.4,
  ranges: 0.1,
};

/** Where grades begin and what failures cost. */
export interface GradeSettings {
  gradeAMin: number;
  gradeBMin: number;
  gradeCMin: number;
  /** Below this share of players with lines a game is F whatever its score. */
  playersPresentMin: number;
  /** What a failed rule takes off its dimension when it touches all of its subject. */
  costs: Readonly<Record<Severity, number>>;
}

/** The defaults; every one can be configured. */
export const defaultGradeSettings: GradeSettings = {
  gradeAMin: 0.95,
  gradeBMin: 0.85,
  gradeCMin: 0.7,
  playersPresentMin: 0.9,
  costs: { hard: 0.5, soft: 0.1, info: 0 },
};

/** What happens to a game. */
export type Action = 'proceed' | 'proceed_with_alert' | 'retry';

/** The verdict over a game. */
export interface Graded {
  grade: Grade;
  score: number;
  scores: Record<Dimension, number>;
}

/** Facts that make a game F whatever its score. */
export interface Knockout {
  isSchemaBroken: boolean;
  /** null: not applicable, the game is not complete. */
  playersPresentShare: number | null;
}

// Sums of binary fractions: 0.3 + 0.2 + 0.4 + 0.1 must be 1, and thresholds must be met exactly.
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Action of a grade. */
export function actionOf(grade: Grade): Action {
  switch (grade) {
    case 'A':
    case 'B':
      return 'proceed';
    case 'C':
      return 'proceed_with_alert';
    case 'F':
      return 'retry';
  }
}

/** Score = sum of weight × dimension; a dimension is 1 minus what its failed rules cost, not below 0. */
export function gradeGame(
  failures: readonly RuleFailure[],
  knockout: Knockout,
  settings: GradeSettings,
): Graded {
  const scoreOf = (dimension: Dimension): number => {
    const cost = failures
      .filter((failure) => failure.dimension === dimension)
      .reduce((sum, failure) => sum + settings.costs[failure.severity] * failure.share, 0);
    return rounded(Math.max(0, 1 - cost));
  };
  const scores: Record<Dimension, number> = {
    schema: scoreOf('schema'),
    completeness: scoreOf('completeness'),
    players: scoreOf('players'),
    ranges: scoreOf('ranges'),
  };
  const score = rounded(
    dimensions.reduce((sum, dimension) => sum + dimensionWeights[dimension] * scores[dimension], 0),
  );
  return { grade: gradeOf(score, knockout, settings), score, scores };
}

function gradeOf(score: number, knockout: Knockout, settings: GradeSettings): Grade {
  if (knockout.isSchemaBroken) return 'F';
  if (knockout.playersPresentShare !== null && knockout.playersPresentShare < settings.playersPresentMin)
    return 'F';
  if (score >= settings.gradeAMin) return 'A';
  if (score >= settings.gradeBMin) return 'B';
  return score >= settings.gradeCMin ? 'C' : 'F';
}
