import { z } from 'zod';
import {
  type BatterFeatureName,
  batterFeatureNames,
} from '../../../schemas/tables/player-feature-columns.ts';
import { playerFeaturesDaily } from '../../../schemas/tables/player-features.ts';
import { lineageMask } from '../../../schemas/tables/table-contract.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { rowParser } from '../../domain/row-parser.ts';
import type { SqlRow } from '../../ports/warehouse.ts';
import { readStoredRow, withFeatures } from '../stored-features.ts';
import type { BatterFacts } from './batter-facts.ts';
import { batterOutcomes, outcomeNames } from './batter-outcomes.ts';
import type { StartedBatter } from './walk-batters.ts';

/** A row of `player_features_daily` without its lineage. */
export type BatterRow = BusinessRow<typeof playerFeaturesDaily>;

const count = z.int().nonnegative();
const batterRowSchema = playerFeaturesDaily.row.omit(lineageMask);
const startedRowSchema = batterRowSchema.extend({
  hits: count,
  home_runs: count,
  runs_batted_in: count,
  runs: count,
  strikeouts: count,
  walks: count,
});

const parseBatterRow = rowParser(batterRowSchema);

/** A batter as he is stored, in column order. */
export function batterRowOf(facts: BatterFacts, cutoffAt: string): BatterRow {
  const known = {
    feature_date: facts.gameDate,
    game_pk: facts.gamePk,
    season: facts.season,
    player_id: facts.playerId,
    team_id: facts.teamId,
    opponent_team_id: facts.opponentId,
    slot: facts.slot,
    opposing_starter_id: facts.opposingStarterId,
    cutoff_at: cutoffAt,
  };
  return parseBatterRow(withFeatures(known, batterFeatureNames, facts.features));
}

const factsOf = (row: Omit<BatterRow, BatterFeatureName> & Record<BatterFeatureName, number | null>) => ({
  gamePk: row.game_pk,
  gameDate: row.feature_date,
  season: row.season,
  isHome: row.is_home === 1,
  playerId: row.player_id,
  teamId: row.team_id,
  opponentId: row.opponent_team_id,
  opposingStarterId: row.opposing_starter_id,
  slot: row.slot,
  features: Float32Array.from(batterFeatureNames, (name) => row[name] ?? Number.NaN),
});

const whose = (row: SqlRow): string => `Batter ${row['player_id']} in game ${row['game_pk']}`;

/** Stored batters as they are forecast. Throws ROW_INVALID. */
export const readBatterRows = (rows: readonly SqlRow[]): BatterFacts[] =>
  rows.map((row) => factsOf(readStoredRow(batterRowSchema, row, whose(row))));

/** Rows of `sql/mlb_predictions/player_training_rows` as batters to learn from. Throws ROW_INVALID. */
export const readStartedBatters = (rows: readonly SqlRow[]): StartedBatter[] =>
  rows.map((row) => {
    const started = readStoredRow(startedRowSchema, row, whose(row));
    return { ...factsOf(started), counts: batterOutcomes.map((name) => started[outcomeNames[name]]) };
  });
