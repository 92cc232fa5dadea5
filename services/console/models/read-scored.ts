import { z } from 'zod';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';

const scoredRow = z
  .object({
    game_pk: z.int(),
    game_date: z.iso.date(),
    model_version: z.string(),
    cutoff_at: z.string(),
    home_win_probability: z.number(),
    elo_home_win_probability: z.number(),
    expected_home_runs: z.number(),
    expected_away_runs: z.number(),
    home_score: z.int(),
    away_score: z.int(),
  })
  .transform((row) => ({
    gamePk: row.game_pk,
    date: row.game_date,
    version: row.model_version,
    cutoffAt: row.cutoff_at,
    probability: row.home_win_probability,
    eloProbability: row.elo_home_win_probability,
    expectedRuns: row.expected_home_runs + row.expected_away_runs,
    outcome: row.home_score > row.away_score ? 1 : 0,
    runs: row.home_score + row.away_score,
  }));

/** A prediction and what happened. `outcome` is 1 when the home team won; runs are of both teams together. */
export type ScoredPrediction = z.output<typeof scoredRow>;

/** Predictions of a system, or of an arm of it, whose games are over, in order of date and game. */
export async function readScoredPredictions(
  warehouse: Warehouse,
  modelSystem: string,
  dates: { from: string; to: string },
): Promise<ScoredPrediction[]> {
  const rows = await warehouse.query(
    { file: 'mlb_predictions/scored_predictions/query.sql' },
    {
      model_system: { type: 'STRING', value: modelSystem },
      date_from: { type: 'DATE', value: dates.from },
      date_to: { type: 'DATE', value: dates.to },
    },
  );
  return rows.map((row) => scoredRow.parse(row));
}
