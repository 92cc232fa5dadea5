import { z } from 'zod';
import { readSavedWalk, savedPosition, writeSavedWalk } from '../../domain/history/saved-walk.ts';
import { savedLeagueRatesSchema } from '../../domain/rates/league-rates.ts';
import { savedEntriesSchema } from '../../domain/ratings/saved-entries.ts';
import { savedBatterFormSchema } from './batter-form.ts';
import { savedPitcherFormSchema } from './pitcher-form.ts';
import { savedResidualFormSchema } from './residual-form.ts';
import { savedTeamFormSchema } from './team-form.ts';

/** To be raised when the form of a saved state changes, or what its numbers mean (a half-life, a weight). */
const SCHEMA_VERSION = 1;
const SYSTEM = 'pitcher_strikeouts';

/** Everything that the games up to `through` have taught, as plain JSON. */
export const savedStrikeoutStateSchema = z.strictObject({
  schema_version: z.literal(SCHEMA_VERSION),
  model_system: z.literal(SYSTEM),
  ...savedPosition,
  season_start_day: z.number(),
  league: savedLeagueRatesSchema,
  parks: savedResidualFormSchema(z.string()),
  catchers: savedResidualFormSchema(z.int()),
  umpires: savedResidualFormSchema(z.int()),
  pitchers: savedEntriesSchema(z.int(), savedPitcherFormSchema),
  batters: savedEntriesSchema(z.int(), savedBatterFormSchema),
  teams: savedEntriesSchema(z.int(), savedTeamFormSchema),
  /** Batters faced of the league's last starts, the latest last. */
  trailing_starts: z.array(z.int()),
});

/** See `savedStrikeoutStateSchema`. */
export type SavedStrikeoutState = z.infer<typeof savedStrikeoutStateSchema>;

/** What every saved state of this code says of itself. */
export const savedStrikeoutStateForm = { schema_version: SCHEMA_VERSION, model_system: SYSTEM } as const;

/** The text of a saved state: the same knowledge gives the same text. Throws FEATURES_INVALID on a number that JSON does not have. */
export const writeSavedStrikeoutState = (saved: SavedStrikeoutState): string =>
  writeSavedWalk(SYSTEM, savedStrikeoutStateSchema, saved);

/** A saved state from its text. Throws OBJECT_CORRUPT for damage and for another version of the form. */
export const readSavedStrikeoutState = (text: string): SavedStrikeoutState =>
  readSavedWalk(SYSTEM, savedStrikeoutStateSchema, text);
