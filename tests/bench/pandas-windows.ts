import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import type { EmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { featureTables } from '../../services/feature-engine/write-features.ts';
import { parkKeyOf } from '../../shared/domain/history/park-keys.ts';
import type { SqlRow } from '../../shared/ports/warehouse.ts';
import { askPython } from './python.ts';

type Warehouse = EmbeddedPorts['warehouse'];
type Query = Parameters<Warehouse['query']>[0];

const dated = "game_date >= '1900-01-01'";

/** What the pandas script reads: facts, and the cutoffs of the dates. */
const exports: Readonly<Record<string, Query>> = {
  slates: {
    text: "select distinct f.feature_date, f.cutoff_at from mlb_features.team_rolling_features as f where f.feature_date >= '1900-01-01' order by f.feature_date",
  },
  games: {
    text: `select g.game_pk, g.game_date, g.season, g.game_type, g.double_header, g.game_number, g.day_night, g.completed_at, r.completed_on, coalesce(r.park_id, cast(g.venue_id as string)) as park, g.home_team_id, g.away_team_id, g.home_score, g.away_score, g.home_starter_id, g.away_starter_id from mlb_historical_data.games as g left join mlb_historical_data.retrosheet_games as r on g.game_pk = r.game_pk and r.${dated} where g.${dated} and g.is_complete and g.game_type in ('R', 'F', 'D', 'L', 'W')`,
  },
  totals: {
    text: `select t.game_pk, t.team_id, t.plate_appearances, t.strikeouts, t.walks, t.home_runs, t.hit_by_pitch from mlb_historical_data.team_game_totals as t where t.${dated}`,
  },
  linescores: {
    text: `select l.game_pk, l.inning, l.home_runs, l.away_runs from mlb_historical_data.linescores as l where l.${dated}`,
  },
  batting: {
    text: `select b.game_pk, b.player_id, b.is_home, b.batting_order, b.is_starter, b.position, b.plate_appearances, b.runs, b.hits, b.doubles, b.triples, b.home_runs, b.runs_batted_in, b.walks, b.strikeouts, b.hit_by_pitch from mlb_historical_data.player_batting_lines as b where b.${dated} and b.batting_order is not null`,
  },
  pitching: {
    text: `select p.game_pk, p.player_id, p.team_id, p.is_home, p.appearance_order, p.is_starter, p.pitches, p.batters_faced, p.strikeouts, p.walks, p.home_runs, p.hits, p.hit_batters, p.runs, p.outs_recorded as outs from mlb_historical_data.player_pitching_lines as p where p.${dated}`,
  },
  people: { file: 'mlb_historical_data/history_people/query.sql' },
};

/** A park has one name, whoever tells of it. */
const withParkKey = (row: SqlRow): SqlRow =>
  typeof row['park'] === 'string' ? { ...row, park: parkKeyOf(row['park']) } : row;

/** Writes the facts of the warehouse for the script, one csv file each. */
export async function exportFacts(warehouse: Warehouse, folder: string): Promise<void> {
  for (const [name, query] of Object.entries(exports)) {
    const rows = (await warehouse.query(query)).map(withParkKey);
    const columns = Object.keys(rows[0] ?? {});
    const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
    writeFileSync(join(folder, `${name}.csv`), `${[columns.join(','), ...lines].join('\n')}\n`);
  }
}

const madeTableSchema = z.object({
  rows: z.int(),
  /** Values that are known, and their sum, by column. */
  columns: z.record(z.string(), z.tuple([z.int(), z.number()])),
});

const answerSchema = z.object({
  seconds: z.number(),
  processor_seconds: z.number(),
  /** Processor seconds by table. */
  spent: z.record(z.string(), z.number()),
  tables: z.record(z.string(), madeTableSchema),
});

/** What the script made, and how long that took. */
export type PandasWindows = z.infer<typeof answerSchema>;

/** Makes two tables of windows, or all feature tables, of the exported facts. */
export const makePandasWindows = (folder: string, wanted: 'windows' | 'all'): PandasWindows =>
  answerSchema.parse(askPython('feature-windows/main.py', [folder, wanted]));

/** How far the columns of a table that the script made are from what the build stored. */
export interface ComparedTable {
  table: string;
  rows: { stored: number; made: number };
  /** Columns that the build stores too. */
  columns: readonly ComparedColumn[];
}

/** A column of both: known values, and the difference of the sums by the stored sum of absolute values. */
export interface ComparedColumn {
  column: string;
  known: { stored: number; made: number };
  relativeDifference: number;
}

const scalarRow = z.record(z.string(), z.number().nullable());

/** Compares every column of numbers that the script made with what the build stored under the same name. */
export async function compareTables(
  warehouse: Warehouse,
  { tables }: PandasWindows,
): Promise<ComparedTable[]> {
  const compared: ComparedTable[] = [];
  for (const table of featureTables) {
    const made = tables[table.name];
    if (made === undefined) continue;
    const shared = Object.entries(made.columns).filter(([column]) => column in table.row.shape);
    const sums = shared.map(
      ([column], place) =>
        `count(f.${column}) as known_${place}, sum(cast(f.${column} as float64)) as sum_${place}, sum(abs(cast(f.${column} as float64))) as size_${place}`,
    );
    const [row = {}] = await warehouse.query({
      text: `select count(*) as row_count, ${sums.join(', ')} from ${qualifiedName(table)} as f where f.feature_date >= '1900-01-01'`,
    });
    const stored = scalarRow.parse(row);
    compared.push({
      table: table.name,
      rows: { stored: stored['row_count'] ?? 0, made: made.rows },
      columns: shared.map(([column, [known, sum]], place) => ({
        column,
        known: { stored: stored[`known_${place}`] ?? 0, made: known },
        relativeDifference:
          Math.abs((stored[`sum_${place}`] ?? 0) - sum) / Math.max(stored[`size_${place}`] ?? 0, 1),
      })),
    });
  }
  return compared;
}
