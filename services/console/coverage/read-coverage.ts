import { z } from 'zod';
import type { SqlParameters, Warehouse } from '../../../shared/ports/warehouse.ts';

const tableRow = z.object({
  dataset: z.string(),
  source: z.string(),
  season: z.int().nullable(),
  dates: z.int(),
  games: z.int(),
  row_count: z.int(),
});

const gradeRow = z.object({
  source: z.string(),
  season: z.int(),
  is_complete: z.boolean(),
  grade: z.string().nullable(),
  games: z.int(),
});

const pitchedGame = z.object({
  game_pk: z.int(),
  game_date: z.iso.date(),
  pitches: z.int(),
  savant_pitches: z.int(),
});

const pitchTypeRow = z.object({
  game_date: z.iso.date(),
  is_savant: z.boolean(),
  pitch_type: z.string().nullable(),
  pitches: z.int(),
});

const teamSeason = z.object({
  source: z.string(),
  season: z.int(),
  team_id: z.int(),
  games: z.int(),
  at_bats: z.int(),
  hits: z.int(),
  home_runs: z.int(),
  runs: z.int(),
  walks: z.int(),
  strikeouts: z.int(),
});

/** Sums of the batting lines of a team's season, by the source of the lines. */
export type TeamSeason = z.infer<typeof teamSeason>;

/** A game with pitches. */
export type PitchedGame = z.infer<typeof pitchedGame>;

/** Pitches of a type on a date; `is_savant`: Savant told of them. */
export type PitchTypeCount = z.infer<typeof pitchTypeRow>;

/** What a warehouse holds. */
export interface Coverage {
  tables: readonly z.infer<typeof tableRow>[];
  grades: readonly z.infer<typeof gradeRow>[];
  pitchedGames: readonly PitchedGame[];
  pitchTypes: readonly PitchTypeCount[];
  teamSeasons: readonly TeamSeason[];
}

/** All dates: every table is partitioned by them, and a query must say which it wants. */
export const allDates = {
  date_from: { type: 'DATE', value: '1871-01-01' },
  date_to: { type: 'DATE', value: '2100-12-31' },
} as const satisfies SqlParameters;

/** Reads what a warehouse holds, table by table. */
export async function readCoverage(warehouse: Warehouse): Promise<Coverage> {
  const read = async <Row>(file: string, schema: z.ZodType<Row>): Promise<Row[]> =>
    (await warehouse.query({ file: `${file}/query.sql` }, allDates)).map((row) => schema.parse(row));
  return {
    tables: await read('operational/coverage_of_tables', tableRow),
    grades: await read('operational/coverage_of_grades', gradeRow),
    pitchedGames: await read('operational/coverage_of_pitches', pitchedGame),
    pitchTypes: await read('operational/coverage_of_pitch_types', pitchTypeRow),
    teamSeasons: await read('mlb_historical_data/team_season_sums', teamSeason),
  };
}
