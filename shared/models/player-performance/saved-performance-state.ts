import { z } from 'zod';
import { readSavedWalk, savedPosition, writeSavedWalk } from '../../domain/history/saved-walk.ts';
import { savedLeagueRatesSchema } from '../../domain/rates/league-rates.ts';
import { savedDecayedSumsSchema } from '../../domain/ratings/decayed-sums.ts';
import { batterOutcomes } from './batter-outcomes.ts';
import { pitcherCounts } from './pitcher-counts.ts';
import { savedTeamLineUpsSchema } from './team-line-ups.ts';

/** To be raised when the form of a saved state changes, or what its numbers mean (a half-life, a weight). */
const SCHEMA_VERSION = 1;
const SYSTEM = 'player_performance';

/** How many sums are kept of each kind: what was seen, then what was counted above the league's; of a batter his wOBA, starts and appearances in them too. */
export const performanceWidths = {
  batters: 4 + batterOutcomes.length,
  pitchers: 1 + pitcherCounts.length,
  parks: 1 + batterOutcomes.length,
} as const;

/** Everything that the games up to `through` have taught, as plain JSON. */
export const savedPerformanceStateSchema = z.strictObject({
  schema_version: z.literal(SCHEMA_VERSION),
  model_system: z.literal(SYSTEM),
  ...savedPosition,
  league: savedLeagueRatesSchema,
  batters: savedDecayedSumsSchema(z.int(), performanceWidths.batters),
  pitchers: savedDecayedSumsSchema(z.int(), performanceWidths.pitchers),
  parks: savedDecayedSumsSchema(z.string(), performanceWidths.parks),
  line_ups: savedTeamLineUpsSchema,
});

/** See `savedPerformanceStateSchema`. */
export type SavedPerformanceState = z.infer<typeof savedPerformanceStateSchema>;

/** What every saved state of this code says of itself. */
export const savedPerformanceStateForm = { schema_version: SCHEMA_VERSION, model_system: SYSTEM } as const;

/** The text of a saved state: the same knowledge gives the same text. Throws FEATURES_INVALID on a number that JSON does not have. */
export const writeSavedPerformanceState = (saved: SavedPerformanceState): string =>
  writeSavedWalk(SYSTEM, savedPerformanceStateSchema, saved);

/** A saved state from its text. Throws OBJECT_CORRUPT for damage and for another version of the form. */
export const readSavedPerformanceState = (text: string): SavedPerformanceState =>
  readSavedWalk(SYSTEM, savedPerformanceStateSchema, text);
