import type { Grade } from '../../../schemas/events/event-parts.ts';
import type { GamePhase } from '../season-calendar/phases.ts';
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
  /** What becomes of a game of each grade. */
  actions: Readonly<Record<Grade, Action>>;
  /** A game that would proceed in silence proceeds with an alert when it has any hard or soft finding. */
  alertsOnFindings: boolean;
}

/** The defaults; every one can be configured. */
export const defaultGradeSettings: GradeSettings = {
  gradeAMin: 0.95,
  gradeBMin: 0.85,
  gradeCMin: 0.7,
  playersPresentMin: 0.9,
  costs: { hard: 0.5, soft: 0.1, info: 0 },
  actions: { A: 'proceed', B: 'proceed', C: 'proceed_with_alert', F: 'retry' },
  alertsOnFindings: false,
};

/** What happens to a game. */
export type Action = 'proceed' | 'proceed_with_alert' | 'retry';

/** Grade settings by the phase that a game belongs to by its type. */
export type GradingByPhase = Readonly<Record<GamePhase, GradeSettings>>;

/**
 * Spring: many games have no Statcast (the pitch rules ask for none) and odd line-ups; the lines that are missing break the sums
 * too, so that the players' share of the score (.4) may be lost as a whole. Postseason: everything must be there,
 * what is not perfect is collected again, and nobody is left unaware of anything.
 */
export const defaultGradingByPhase: GradingByPhase = {
  spring: { ...defaultGradeSettings, gradeCMin: 0.6, playersPresentMin: 0.8 },
  regular: defaultGradeSettings,
  all_star: defaultGradeSettings,
  postseason: {
    ...defaultGradeSettings,
    playersPresentMin: 1,
    actions: { A: 'proceed', B: 'retry', C: 'retry', F: 'retry' },
    alertsOnFindings: true,
  },
};

/** The verdict over a game. */
export interface Graded {
  grade: Grade;
  score: number;
  scores: Record<Dimension, number>;
  /** What the grade asks for. */
  action: Action;
}

/** Facts that make a game F whatever its score. */
export interface Knockout {
  isSchemaBroken: boolean;
  /** null: not applicable, the game is not complete. */
  playersPresentShare: number | null;
}

// Sums of binary fractions: 0.3 + 0.2 + 0.4 + 0.1 must be 1, and thresholds must be met exactly.
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function actionOf(grade: Grade, failures: readonly RuleFailure[], settings: GradeSettings): Action {
  const action = settings.actions[grade];
  const isFlagged = failures.some(({ severity }) => severity !== 'info');
  return action === 'proceed' && settings.alertsOnFindings && isFlagged ? 'proceed_with_alert' : action;
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
  const grade = gradeOf(score, knockout, settings);
  return { grade, score, scores, action: actionOf(grade, failures, settings) };
}

function gradeOf(score: number, knockout: Knockout, settings: GradeSettings): Grade {
  if (knockout.isSchemaBroken) return 'F';
  if (knockout.playersPresentShare !== null && knockout.playersPresentShare < settings.playersPresentMin)
    return 'F';
  if (score >= settings.gradeAMin) return 'A';
  if (score >= settings.gradeBMin) return 'B';
  return score >= settings.gradeCMin ? 'C' : 'F';
}
