import { z } from 'zod';
import { readSavedWalk, savedPosition, writeSavedWalk } from '../../../domain/history/saved-walk.ts';
import { savedBatterRatingsSchema } from '../../../domain/ratings/batter-rates.ts';
import { savedClosingLineRatingsSchema } from '../../../domain/ratings/closing-line-ratings.ts';
import { savedLineMovesSchema } from '../../../domain/ratings/line-moves.ts';
import { savedParkRunsSchema } from '../../../domain/ratings/park-runs.ts';
import { savedPitcherRatingsSchema } from '../../../domain/ratings/pitcher-rates.ts';
import { savedEntriesSchema } from '../../../domain/ratings/saved-entries.ts';
import { savedStarterFormsSchema } from '../../../domain/ratings/starter-form.ts';
import { savedStrengthFilterSchema } from '../../../domain/ratings/strength-filter.ts';
import { savedTeamFormsSchema } from '../../../domain/ratings/team-form.ts';
import { GAME_OUTCOME_ID } from '../system-id.ts';
import { savedLeagueStateSchema } from './league-state.ts';

/** To be raised when the form of a saved state changes, or what its numbers mean (a half-life, a gain, a weight). */
const SCHEMA_VERSION = 1;

const sentLineUpSchema = z.strictObject({
  day: z.number(),
  slots: z.array(z.strictObject({ playerId: z.int(), slot: z.int() })),
});

/** Everything that the games up to `through` have taught, as plain JSON. */
export const savedGameStateSchema = z.strictObject({
  schema_version: z.literal(SCHEMA_VERSION),
  model_system: z.literal(GAME_OUTCOME_ID),
  ...savedPosition,
  league: savedLeagueStateSchema,
  elo: savedEntriesSchema(z.int(), z.number()),
  forms: savedTeamFormsSchema,
  parks: savedParkRunsSchema,
  strengths: savedStrengthFilterSchema,
  starters: savedStarterFormsSchema,
  pitchers: savedPitcherRatingsSchema,
  batters: savedBatterRatingsSchema,
  line_moves: savedLineMovesSchema,
  closing_lines: savedClosingLineRatingsSchema,
  /** The latest first. */
  line_ups: savedEntriesSchema(z.int(), z.array(sentLineUpSchema)),
});

/** See `savedGameStateSchema`. */
export type SavedGameState = z.infer<typeof savedGameStateSchema>;

/** What every saved state of this code says of itself. */
export const savedGameStateForm = { schema_version: SCHEMA_VERSION, model_system: GAME_OUTCOME_ID } as const;

/** The text of a saved state: the same knowledge gives the same text. Throws FEATURES_INVALID on a number that JSON does not have. */
export const writeSavedGameState = (saved: SavedGameState): string =>
  writeSavedWalk(GAME_OUTCOME_ID, savedGameStateSchema, saved);

/** A saved state from its text. Throws OBJECT_CORRUPT for damage and for another version of the form. */
export const readSavedGameState = (text: string): SavedGameState =>
  readSavedWalk(GAME_OUTCOME_ID, savedGameStateSchema, text);
