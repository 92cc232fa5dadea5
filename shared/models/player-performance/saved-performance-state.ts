import { z } from 'zod';
import { readSavedWalk, savedPosition, writeSavedWalk } from '../../domain/history/saved-walk.ts';
import { savedLeagueRatesSchema } from '../../domain/rates/league-rates.ts';
import { savedDecayedSumsSchema } from '../../domain/ratings/decayed-sums.ts';
import { batterOutcomes } from './batter-outcomes.ts';
import { savedCountedRatiosSchema } from './counted-ratios.ts';
import { pitcherCounts } from './pitcher-counts.ts';
import { savedTeamLineUpsSchema } from './team-line-ups.ts';

/** To be raised when the form of a saved state changes, or what its numbers mean (a half-life, a weight). */
const SCHEMA_VERSION = 2;
const SYSTEM = 'player_performance';

/** Sums of a batter beside his outcomes: plate appearances, wOBA above the league's, doubles and triples, starts, plate appearances in them beyond four. */
export const batterSumPlaces = { seen: 0, onBase: 1, extraBases: 2, starts: 3, startAppearances: 4 } as const;

/** Everything that the games up to `through` have taught, as plain JSON. */
export const savedPerformanceStateSchema = z.strictObject({
  schema_version: z.literal(SCHEMA_VERSION),
  model_system: z.literal(SYSTEM),
  ...savedPosition,
  league: savedLeagueRatesSchema,
  batters: savedCountedRatiosSchema(z.int(), batterOutcomes.length),
  recent: savedCountedRatiosSchema(z.int(), batterOutcomes.length),
  pitchers: savedCountedRatiosSchema(z.int(), pitcherCounts.length),
  relievers: savedCountedRatiosSchema(z.int(), pitcherCounts.length),
  parks: savedCountedRatiosSchema(z.string(), batterOutcomes.length),
  batter_sums: savedDecayedSumsSchema(z.int(), Object.keys(batterSumPlaces).length),
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
