import { applyInverseLink } from '../../../domain/linear/linear-model.ts';

/** Nothing in baseball is surer than this. */
const SUREST = 0.999;

/** Log odds of a probability. */
export function logitOf(probability: number): number {
  const p = Math.min(SUREST, Math.max(1 - SUREST, probability));
  return Math.log(p / (1 - p));
}

/** The probability of log odds. */
export const probabilityOf = (logOdds: number): number => applyInverseLink('logit', logOdds);
