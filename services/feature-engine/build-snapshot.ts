import { z } from 'zod';
import type { ServingSnapshot, SnapshotGame, SnapshotMarket } from '../../schemas/serving.ts';
import { pitcherFeaturesDaily, teamRollingFeatures } from '../../schemas/tables/features.ts';
import { columnsOf, lineageColumnNames, type TableContract } from '../../schemas/tables/table-contract.ts';
import type { ClosedLine } from '../../shared/domain/odds/closed-line.ts';
import { calendarDay } from '../../shared/domain/ratings/calendar-day.ts';
import { MarketWalk } from '../../shared/models/game-outcome/history/market-walk.ts';
import { marketOfDay } from '../../shared/models/game-outcome/history/snapshot-market.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { readOpeningLines } from '../../shared/runtime/models/read-opening-lines.ts';
import { type GameInput, parseRows, pitcherRowSchema, teamRowSchema } from './feature-rows.ts';
import type { SnapshotSource } from './rebuild-features.ts';
import { type Slate, seasonOf } from './slate.ts';

const teamNameSchema = z.strictObject({
  team_id: z.int(),
  name: z.string(),
  abbreviation: z.string(),
  is_in_division: z.boolean(),
});
const playerNameSchema = z.strictObject({
  player_id: z.int(),
  full_name: z.string(),
  throws: z.string().nullable(),
});

/**
 * Everything the prediction API needs for a slate: its games with the starters announced and the opening line known before the cutoff (never those who
 * pitched in the end, never a later price), every team of the league and every starter, and what the closing lines of earlier games tell of them. Its features are in the warehouse already. The same facts give the same snapshot.
 */
export async function buildSnapshot(
  source: SnapshotSource,
  lines: readonly ClosedLine[],
  warehouse: Warehouse,
): Promise<ServingSnapshot> {
  const { slate, league, inputs } = source.day;
  const teams = await snapshotTeams(source, warehouse);
  const starters = await snapshotStarters(source, warehouse);
  const openingLines = await readOpeningLines(warehouse, { from: slate.date, to: slate.date });
  return {
    schema_version: 1,
    slate_date: slate.date,
    season: seasonOf(slate.date),
    cutoff_at: slate.cutoffAt,
    league,
    teams,
    starters,
    games: inputs.map((game) => snapshotGame(game, openingLines.get(game.game_pk) ?? null)),
    ratings: source.ratings,
    market: snapshotMarket(slate, lines, {
      teamIds: teams.map(({ team_id }) => team_id),
      starterIds: starters.map(({ pitcher_id }) => pitcher_id),
    }),
  };
}

/** What the closing lines that were known before the cutoff tell of everyone whom a request can name. */
function snapshotMarket(
  { date, cutoffAt }: Slate,
  lines: readonly ClosedLine[],
  asked: { teamIds: readonly number[]; starterIds: readonly number[] },
): SnapshotMarket | null {
  const view = new MarketWalk(lines).at({ date, cutoffAt, season: seasonOf(date) });
  return view === null ? null : marketOfDay(view, calendarDay(date), asked);
}

async function snapshotTeams({ day, rating }: SnapshotSource, warehouse: Warehouse) {
  const file = 'mlb_features/team_names/query.sql';
  const parameters = { season: { type: 'INT64', value: seasonOf(day.slate.date) } } as const;
  const names = parseRows(teamNameSchema, await warehouse.query({ file }, parameters), file);
  const nameById = new Map(names.map((name) => [name.team_id, name]));
  const known = new Set(day.teams.map((row) => row.team_id));
  // Teams without a division are all-star sides and guests of exhibition games.
  const withoutGames = names
    .filter((name) => name.is_in_division && !known.has(name.team_id))
    .map(({ team_id }) =>
      teamRowSchema.parse({
        ...emptyRow(teamRollingFeatures),
        feature_date: day.slate.date,
        team_id,
        cutoff_at: day.slate.cutoffAt,
        elo_rating: rating(team_id),
      }),
    );
  return [...day.teams, ...withoutGames]
    .sort((a, b) => a.team_id - b.team_id)
    .map((row) => {
      const name = nameById.get(row.team_id);
      return {
        ...row,
        name: name?.name ?? `Team ${row.team_id}`,
        abbreviation: name?.abbreviation ?? `${row.team_id}`,
      };
    });
}

async function snapshotStarters({ day }: SnapshotSource, warehouse: Warehouse) {
  const known = new Set(day.pitchers.map((row) => row.pitcher_id));
  const announced = new Map(day.inputs.flatMap(announcedStarters).map((starter) => [starter.id, starter]));
  const withoutStarts = [...announced.values()]
    .filter(({ id }) => !known.has(id))
    .map(({ id, teamId }) =>
      pitcherRowSchema.parse({
        ...emptyRow(pitcherFeaturesDaily),
        feature_date: day.slate.date,
        pitcher_id: id,
        team_id: teamId,
        cutoff_at: day.slate.cutoffAt,
      }),
    );
  const rows = [...day.pitchers, ...withoutStarts].sort((a, b) => a.pitcher_id - b.pitcher_id);
  const file = 'mlb_features/player_names/query.sql';
  const ids = rows.map((row) => row.pitcher_id);
  const names = await warehouse.query({ file }, { player_ids: { type: 'INT64', value: ids } });
  const nameById = new Map(parseRows(playerNameSchema, names, file).map((name) => [name.player_id, name]));
  return rows.map((row) => {
    const name = nameById.get(row.pitcher_id);
    return {
      ...row,
      name: name?.full_name ?? announced.get(row.pitcher_id)?.name ?? `Player ${row.pitcher_id}`,
      throws: name?.throws ?? null,
    };
  });
}

function announcedStarters(game: GameInput): { id: number; name: string | null; teamId: number }[] {
  const { home_announced_id: home, away_announced_id: away } = game;
  return [
    ...(home === null ? [] : [{ id: home, name: game.home_announced_name, teamId: game.home_team_id }]),
    ...(away === null ? [] : [{ id: away, name: game.away_announced_name, teamId: game.away_team_id }]),
  ];
}

const snapshotGame = (game: GameInput, openHomeProbability: number | null): SnapshotGame => ({
  game_pk: game.game_pk,
  game_date: game.feature_date,
  game_type: game.game_type,
  double_header: game.double_header,
  game_number: game.game_number,
  scheduled_start_at: game.scheduled_start_at,
  is_start_time_tbd: game.is_start_time_tbd,
  coded_state: game.coded_state,
  home_team_id: game.home_team_id,
  away_team_id: game.away_team_id,
  home_starter_id: game.home_announced_id,
  away_starter_id: game.away_announced_id,
  open_home_probability: openHomeProbability,
});

/** Zero where a count is, null where one may be missing: somebody of whom no game is known. */
const emptyRow = (table: TableContract): Record<string, 0 | null> =>
  Object.fromEntries(
    columnsOf(table)
      .filter(({ name }) => !lineageColumnNames.includes(name))
      .map(({ name, nullable }) => [name, nullable ? null : 0]),
  );
