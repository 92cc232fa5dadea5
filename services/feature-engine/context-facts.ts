import { z } from 'zod';
import {
  contextFeatures,
  handColumnNames,
  relieverFeaturesDaily,
} from '../../schemas/tables/context-features.ts';
import { lineageMask } from '../../schemas/tables/table-contract.ts';

/** A row of `context_features` without its lineage, in column order. */
export const contextRowSchema = contextFeatures.row.omit(lineageMask);
/** A row of `reliever_features_daily` without its lineage, in column order. */
export const relieverRowSchema = relieverFeaturesDaily.row.omit(lineageMask);

const handCounts: Record<string, z.ZodInt> = Object.fromEntries(
  handColumnNames.map((name) => [name, z.int()]),
);

/** A row of `sql/mlb_features/team_contexts`: results against hands, and where the team played last. */
export const teamContextSchema = z.strictObject({
  feature_date: z.iso.date(),
  team_id: z.int(),
  ...handCounts,
  last_game_date: z.iso.date().nullable(),
  /** Retrosheet's id or MLB's venue id. */
  last_park: z.string().nullable(),
  last_day_night: z.string().nullable(),
});

/** A row of `sql/mlb_features/game_contexts`: hands, clock, umpire and weather as known before the cutoff. */
export const gameContextSchema = z.strictObject({
  feature_date: z.iso.date(),
  game_pk: z.int(),
  day_night: z.string().nullable(),
  home_throws: z.string().nullable(),
  away_throws: z.string().nullable(),
  umpire_id: z.int().nullable(),
  umpire_games_365d: z.int().nullable(),
  umpire_runs: z.number().nullable(),
  umpire_strikeouts: z.number().nullable(),
  forecast_exposure: z.string().nullable(),
  forecast_temperature: z.number().nullable(),
  forecast_humidity: z.number().nullable(),
  forecast_precipitation: z.number().nullable(),
  forecast_wind_speed: z.number().nullable(),
  forecast_wind_out: z.number().nullable(),
  forecast_wind_to_right: z.number().nullable(),
});

/** A row of `sql/mlb_features/park_sites`. */
export const parkSiteSchema = z.strictObject({
  venue_id: z.int(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  time_zone: z.string().nullable(),
});

/** See {@link contextRowSchema}. */
export type ContextRow = z.infer<typeof contextRowSchema>;
/** See {@link relieverRowSchema}. */
export type RelieverRow = z.infer<typeof relieverRowSchema>;
/** See {@link teamContextSchema}. */
export type TeamContext = z.infer<typeof teamContextSchema>;
/** See {@link gameContextSchema}. */
export type GameContext = z.infer<typeof gameContextSchema>;
/** See {@link parkSiteSchema}. */
export type ParkSite = z.infer<typeof parkSiteSchema>;
