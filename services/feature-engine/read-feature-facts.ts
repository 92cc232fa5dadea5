import type { RowSchema } from '../../shared/domain/row-parser.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import {
  type GameContext,
  gameContextSchema,
  type ParkSite,
  parkSiteSchema,
  type RelieverRow,
  relieverRowSchema,
  type TeamContext,
  teamContextSchema,
} from './context-facts.ts';
import {
  type CompletedGame,
  completedGameSchema,
  type GameInput,
  gameInputSchema,
  type LeagueTotals,
  leagueTotalsSchema,
  type PitcherRow,
  parseRows,
  pitcherRowSchema,
  type TeamRow,
  teamRowSchema,
} from './feature-rows.ts';
import { type Slate, slateParameters } from './slate.ts';

/** A team row before its rating is added. */
export type UnratedTeamRow = Omit<TeamRow, 'elo_rating'>;

/** What the warehouse knows for some slates, by feature date and sorted by id. */
export interface FeatureFacts {
  teams: Map<string, UnratedTeamRow[]>;
  pitchers: Map<string, PitcherRow[]>;
  league: Map<string, LeagueTotals[]>;
  games: Map<string, GameInput[]>;
  teamContexts: Map<string, TeamContext[]>;
  relievers: Map<string, RelieverRow[]>;
  gameContexts: Map<string, GameContext[]>;
  /** Every park whose venue is known, by its venue id. */
  sites: ReadonlyMap<number, ParkSite>;
  rows: number;
}

/** Reads everything the features of the slates are made of; one query a kind, whatever the number of slates. */
export async function readFeatureFacts(
  slates: readonly Slate[],
  warehouse: Warehouse,
): Promise<FeatureFacts> {
  const parameters = slateParameters(slates);
  let rowCount = 0;
  const read = async <Row extends { feature_date: string }>(
    name: string,
    schema: RowSchema<Row>,
  ): Promise<Map<string, Row[]>> => {
    const file = `mlb_features/${name}/query.sql`;
    const rows = parseRows(schema, await warehouse.query({ file }, parameters), file);
    rowCount += rows.length;
    return Map.groupBy(rows, (row) => row.feature_date);
  };
  return {
    teams: await read('team_rolling_features', unratedTeamRowSchema),
    pitchers: await read('pitcher_features_daily', pitcherRowSchema),
    league: await read('league_rates', leagueTotalsSchema),
    games: await read('game_features_inputs', gameInputSchema),
    teamContexts: await read('team_contexts', teamContextSchema),
    relievers: await read('reliever_features_daily', relieverRowSchema),
    gameContexts: await read('game_contexts', gameContextSchema),
    sites: await readSites(warehouse),
    rows: rowCount,
  };
}

async function readSites(warehouse: Warehouse): Promise<Map<number, ParkSite>> {
  const file = 'mlb_features/park_sites/query.sql';
  const rows = parseRows(parkSiteSchema, await warehouse.query({ file }), file);
  return new Map(rows.map((row) => [row.venue_id, row]));
}

const unratedTeamRowSchema = teamRowSchema.omit({ elo_rating: true });

/** Results that were known before the last cutoff, in the order in which they became known. */
export async function readCompletedGames(
  slates: readonly Slate[],
  warehouse: Warehouse,
): Promise<CompletedGame[]> {
  const file = 'mlb_features/completed_games/query.sql';
  const lastCutoff =
    slates
      .map(({ cutoffAt }) => cutoffAt)
      .sort()
      .at(-1) ?? null;
  const rows = await warehouse.query({ file }, { known_before: { type: 'TIMESTAMP', value: lastCutoff } });
  return parseRows(completedGameSchema, rows, file);
}
