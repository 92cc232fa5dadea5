import type { StageContext } from '../../shared/runtime/stage-types.ts';
import type { OddsQuota } from '../../shared/sources/odds/odds-api-source.ts';

/** Ten more requests for prices: the operator hears of it before the plan is used up. */
export const creditsLowBelow = 20;

/** Writes into the log what is left of the plan. */
export function tellCredits(
  quota: OddsQuota | null,
  dataset: string,
  { log }: Pick<StageContext, 'log'>,
): void {
  const isLow = (quota?.remaining ?? Number.POSITIVE_INFINITY) < creditsLowBelow;
  log[isLow ? 'warn' : 'info']({ dataset, ...quota }, 'credits of the odds plan');
}
