import type { FittedSystem } from './strikeout-system.ts';

/** The yardstick: every start is one of the league's, as of its morning. Nothing is fitted. */
export const leagueAverage: FittedSystem = {
  kind: 'fitted',
  id: 'league_average',
  refit: 'season',
  features: [],
  train: () => '{}',
  read: () => (start) => start.leagueStrikeouts,
};
