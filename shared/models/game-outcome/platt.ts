import { z } from 'zod';
import { applyInverseLink } from '../../domain/linear/linear-model.ts';
import { logOdds } from '../../domain/statistics/log-odds.ts';

/** Platt's correction: log odds become `intercept + slope × log odds`. */
export const plattSchema = z.strictObject({ slope: z.number().positive(), intercept: z.number() });

/** See {@link plattSchema}. */
export type Platt = z.infer<typeof plattSchema>;

/** A probability after the correction; without one the very same number. */
export const corrected = (platt: Platt | null, probability: number): number =>
  platt === null
    ? probability
    : applyInverseLink('logit', platt.intercept + platt.slope * logOdds(probability));
