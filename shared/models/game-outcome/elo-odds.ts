import { applyInverseLink } from '../../domain/linear/linear-model.ts';
import { eloEdge } from '../../domain/ratings/elo.ts';

/** Log odds of one Elo point: the formula is a logistic curve to base 10 with a scale of 400 points. */
export const LOG_ODDS_PER_ELO_POINT = Math.LN10 / 400;

/** Rating points that playing at home is worth (FiveThirtyEight's MLB Elo). */
export const HOME_ADVANTAGE_ELO_POINTS = eloEdge(0, 0, 'home');

/** Log odds of a home win by Elo alone. An unknown difference counts as even. */
export const eloLogOdds = (
  eloDifference: number | null,
  homeAdvantageEloPoints: number = HOME_ADVANTAGE_ELO_POINTS,
): number => ((eloDifference ?? 0) + homeAdvantageEloPoints) * LOG_ODDS_PER_ELO_POINT;

/** P(home wins) by Elo alone. An unknown difference counts as even. */
export const eloProbability = (eloDifference: number | null, homeAdvantageEloPoints?: number): number =>
  applyInverseLink('logit', eloLogOdds(eloDifference, homeAdvantageEloPoints));
