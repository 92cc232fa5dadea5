import { applyInverseLink } from '../../../domain/linear/linear-model.ts';
import { logOdds } from '../../../domain/statistics/log-odds.ts';

/** Nothing in baseball is surer than .999. */
const cut = 0.001;

/** Log odds of a probability. */
export const logitOf = (probability: number): number => logOdds(probability, cut);

/** The probability of log odds. */
export const probabilityOf = (logOdds: number): number => applyInverseLink('logit', logOdds);
