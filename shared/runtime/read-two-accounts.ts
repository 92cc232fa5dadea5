import { z } from 'zod';
import { compareTwoAccounts, type TwoAccounts } from '../domain/validation/cross-source-rules.ts';
import type { Warehouse } from '../ports/warehouse.ts';

const total = z.int().nullable();

const teamRow = z
  .object({
    game_pk: z.int(),
    game_date: z.iso.date(),
    team_id: z.int(),
    runs: total,
    hits: total,
    errors: total,
    at_bats: total,
    home_runs: total,
    walks: total,
    strikeouts: total,
    retrosheet_runs: total,
    retrosheet_hits: total,
    retrosheet_errors: total,
    retrosheet_at_bats: total,
    retrosheet_home_runs: total,
    retrosheet_walks: total,
    retrosheet_strikeouts: total,
  })
  .transform((row) => ({
    gamePk: row.game_pk,
    gameDate: row.game_date,
    teamId: row.team_id,
    boxScore: row,
    retrosheet: {
      runs: row.retrosheet_runs,
      hits: row.retrosheet_hits,
      errors: row.retrosheet_errors,
      at_bats: row.retrosheet_at_bats,
      home_runs: row.retrosheet_home_runs,
      walks: row.retrosheet_walks,
      strikeouts: row.retrosheet_strikeouts,
    },
  }));

/** Compares the box scores of games between two dates, both included, with Retrosheet's totals, where the warehouse has both. */
export async function readTwoAccounts(warehouse: Warehouse, from: string, to: string): Promise<TwoAccounts> {
  const rows = await warehouse.query(
    { file: 'mlb_historical_data/two_accounts/query.sql' },
    { date_from: { type: 'DATE', value: from }, date_to: { type: 'DATE', value: to } },
  );
  return compareTwoAccounts(rows.map((row) => teamRow.parse(row)));
}
