import type { PairedDifference } from './paired-difference.ts';

/** A two-sided test at 5% finds a difference of so many standard errors in 8 cases of 10: 1.960 + 0.842. */
const standardErrorsFor80Percent = 2.8016;

/** The smallest true mean difference that so many pairs would show in 8 cases of 10; null when the pairs say nothing about their spread. */
export const smallestDetectableDifference = ({ standardError }: PairedDifference): number | null =>
  standardError === null ? null : standardErrorsFor80Percent * standardError;
