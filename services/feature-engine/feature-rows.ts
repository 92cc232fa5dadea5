import { z } from 'zod';
import {
  gameFeaturesDaily,
  pitcherFeaturesDaily,
  teamRollingFeatures,
} from '../../schemas/tables/features.ts';
import { lineageMask } from '../../schemas/tables/table-contract.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { type RowSchema, rowParser } from '../../shared/domain/row-parser.ts';
import type { SqlRow } from '../../shared/ports/warehouse.ts';

/** A row of `team_rolling_features` without its lineage, in column order. */
export const teamRowSchema = teamRollingFeatures.row.omit(lineageMask);
/** A row of `pitcher_features_daily` without its lineage, in column order. */
export const pitcherRowSchema = pitcherFeaturesDaily.row.omit(lineageMask);
/** A row of `game_features_daily` without its lineage, in column order. */
export const gameRowSchema = gameFeaturesDaily.row.omit(lineageMask);

/** A row of `sql/mlb_features/game_features_inputs`: a game of a feature date and who is known to start. */
export const gameInputSchema = z.strictObject({
  feature_date: z.iso.date(),
  cutoff_at: z.iso.datetime(),
  game_pk: z.int(),
  season: z.int(),
  game_type: z.string(),
  double_header: z.string(),
  game_number: z.int(),
  scheduled_start_at: z.iso.datetime(),
  is_start_time_tbd: z.boolean(),
  coded_state: z.string(),
  home_team_id: z.int(),
  away_team_id: z.int(),
  home_announced_id: z.int().nullable(),
  home_announced_name: z.string().nullable(),
  away_announced_id: z.int().nullable(),
  away_announced_name: z.string().nullable(),
  home_started_id: z.int().nullable(),
  away_started_id: z.int().nullable(),
  /** Retrosheet's id or MLB's venue id. */
  park: z.string().nullable(),
});

/** A row of `sql/mlb_features/league_rates`: what the league did in a season, as far as it was known. */
export const leagueTotalsSchema = z.strictObject({
  feature_date: z.iso.date(),
  season: z.int(),
  games: z.int(),
  home_wins: z.int(),
  runs: z.int(),
  plate_appearances: z.int(),
  strikeouts: z.int(),
  walks: z.int(),
  home_runs: z.int(),
  hit_by_pitch: z.int(),
  starts: z.int(),
  starter_outs: z.int(),
});

/** A row of `sql/mlb_features/completed_games`: a result, and when it was known. */
export const completedGameSchema = z.strictObject({
  game_pk: z.int(),
  game_date: z.iso.date(),
  season: z.int(),
  game_type: z.string(),
  completed_at: z.iso.datetime(),
  home_team_id: z.int(),
  away_team_id: z.int(),
  home_score: z.int(),
  away_score: z.int(),
});

/** See {@link teamRowSchema}. */
export type TeamRow = z.infer<typeof teamRowSchema>;
/** See {@link pitcherRowSchema}. */
export type PitcherRow = z.infer<typeof pitcherRowSchema>;
/** See {@link gameRowSchema}. */
export type GameRow = z.infer<typeof gameRowSchema>;
/** See {@link gameInputSchema}. */
export type GameInput = z.infer<typeof gameInputSchema>;
/** See {@link leagueTotalsSchema}. */
export type LeagueTotals = z.infer<typeof leagueTotalsSchema>;
/** See {@link completedGameSchema}. */
export type CompletedGame = z.infer<typeof completedGameSchema>;

/** Rows of a query by their schema, in its column order. Throws ROW_INVALID naming the query and the first offending column. */
export function parseRows<Row>(schema: RowSchema<Row>, rows: readonly SqlRow[], file: string): Row[] {
  const parse = rowParser(schema);
  return rows.map((row, index) => {
    try {
      return parse(row);
    } catch (thrown) {
      if (!(thrown instanceof z.ZodError)) throw thrown;
      const [issue] = thrown.issues;
      throw new HanksTankError(
        'ROW_INVALID',
        `row ${index} of ${file}: ${issue?.path.join('.')}: ${issue?.message}`,
      );
    }
  });
}
