import { z } from 'zod';
import { type StartFeatureName, startFeatureNames } from '../../../schemas/tables/player-feature-columns.ts';
import { pitcherStartFeatures } from '../../../schemas/tables/player-features.ts';
import { lineageMask } from '../../../schemas/tables/table-contract.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { rowParser } from '../../domain/row-parser.ts';
import type { SqlRow } from '../../ports/warehouse.ts';
import { readStoredRow, withFeatures } from '../stored-features.ts';
import type { EndedStart, StartFacts } from './start-facts.ts';

/** A row of `pitcher_start_features` without its lineage. */
export type StartRow = BusinessRow<typeof pitcherStartFeatures>;

const startRowSchema = pitcherStartFeatures.row.omit(lineageMask);
const endedRowSchema = startRowSchema.extend({ strikeouts: z.int().nonnegative() });

const parseStartRow = rowParser(startRowSchema);

/** A start as it is stored, in column order. */
export function startRowOf(facts: StartFacts, cutoffAt: string): StartRow {
  const known = {
    feature_date: facts.gameDate,
    game_pk: facts.gamePk,
    season: facts.season,
    pitcher_id: facts.pitcherId,
    team_id: facts.teamId,
    opponent_team_id: facts.opponentId,
    cutoff_at: cutoffAt,
    usual_strikeouts: facts.usualStrikeouts,
    league_strikeouts: facts.leagueStrikeouts,
    known_batters: facts.knownBatters,
    start_share: facts.starterShare,
    is_lineup_known: facts.lineupIsKnown,
  };
  return parseStartRow(withFeatures(known, startFeatureNames, facts.features));
}

const factsOf = (row: Omit<StartRow, StartFeatureName> & Record<StartFeatureName, number | null>) => ({
  gamePk: row.game_pk,
  gameDate: row.feature_date,
  season: row.season,
  isHome: row.is_home === 1,
  pitcherId: row.pitcher_id,
  teamId: row.team_id,
  opponentId: row.opponent_team_id,
  features: Float64Array.from(startFeatureNames, (name) => row[name] ?? Number.NaN),
  usualStrikeouts: row.usual_strikeouts,
  leagueStrikeouts: row.league_strikeouts,
  knownBatters: row.known_batters,
  restDays: row.rest_days,
  starterShare: row.start_share,
  lineupIsKnown: row.is_lineup_known,
});

const whose = (row: SqlRow): string => `Start of pitcher ${row['pitcher_id']} in game ${row['game_pk']}`;

/** Stored starts as they are forecast. Throws ROW_INVALID. */
export const readStartRows = (rows: readonly SqlRow[]): StartFacts[] =>
  rows.map((row) => factsOf(readStoredRow(startRowSchema, row, whose(row))));

/** Rows of `sql/mlb_predictions/strikeout_training_rows` as starts to learn from. Throws ROW_INVALID. */
export const readEndedStarts = (rows: readonly SqlRow[]): EndedStart[] =>
  rows.map((row) => {
    const { strikeouts, ...facts } = readStoredRow(endedRowSchema, row, whose(row));
    return { ...factsOf(facts), strikeouts };
  });
