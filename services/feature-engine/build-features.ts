import type { LeagueRates } from '../../schemas/serving.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { assembleGameFeatures } from '../../shared/models/game-outcome/assemble-features.ts';
import { blendLeagueRates } from './blend-league-rates.ts';
import { buildContextRows } from './build-context-rows.ts';
import { buildHistoryRows, type HistoryRows } from './build-history-rows.ts';
import type { ContextRow, RelieverRow } from './context-facts.ts';
import {
  type GameInput,
  type GameRow,
  gameRowSchema,
  type PitcherRow,
  type TeamRow,
  teamRowSchema,
} from './feature-rows.ts';
import type { HistoryStates } from './history-states.ts';
import type { RatedGames } from './rate-teams.ts';
import type { FeatureFacts } from './read-feature-facts.ts';
import { type Slate, seasonOf } from './slate.ts';

/** The features of one date: the rows of the tables, and what they were made of. */
export interface DayFeatures {
  slate: Slate;
  league: LeagueRates;
  teams: TeamRow[];
  pitchers: PitcherRow[];
  games: GameRow[];
  inputs: GameInput[];
  /** What surrounds the games, in order of game_pk. */
  contexts: ContextRow[];
  relievers: RelieverRow[];
  /** What history tells of the games; null on a date without games. */
  history: HistoryRows | null;
}

/** The features of one slate. Pure: the same facts and states give the same rows. */
export function buildDayFeatures(
  slate: Slate,
  facts: FeatureFacts,
  { rating, completedGames }: RatedGames,
  states: HistoryStates | null,
): DayFeatures {
  const teams = (facts.teams.get(slate.date) ?? []).map((row) =>
    teamRowSchema.parse({ ...row, elo_rating: rating(row.team_id) }),
  );
  const pitchers = facts.pitchers.get(slate.date) ?? [];
  const inputs = facts.games.get(slate.date) ?? [];
  const league = blendLeagueRates(facts.league.get(slate.date) ?? [], seasonOf(slate.date));
  const teamById = new Map(teams.map((row) => [row.team_id, row]));
  const pitcherById = new Map(pitchers.map((row) => [row.pitcher_id, row]));
  const starterRow = (id: number | null): PitcherRow | null =>
    id === null ? null : (pitcherById.get(id) ?? null);
  const teamRow = (id: number): TeamRow => {
    const row = teamById.get(id);
    if (row !== undefined) return row;
    throw new HanksTankError('INTERNAL', `team ${id} plays on ${slate.date} but has no feature row`);
  };
  const games = inputs.map((game) => {
    const homeStarterId = game.home_announced_id ?? game.home_started_id;
    const awayStarterId = game.away_announced_id ?? game.away_started_id;
    return gameRowSchema.parse({
      feature_date: slate.date,
      game_pk: game.game_pk,
      season: game.season,
      game_type: game.game_type,
      home_team_id: game.home_team_id,
      away_team_id: game.away_team_id,
      home_starter_id: homeStarterId,
      away_starter_id: awayStarterId,
      is_starter_announced: game.home_announced_id !== null && game.away_announced_id !== null,
      cutoff_at: slate.cutoffAt,
      ...assembleGameFeatures({
        home: teamRow(game.home_team_id),
        away: teamRow(game.away_team_id),
        homeStarter: starterRow(homeStarterId),
        awayStarter: starterRow(awayStarterId),
        league,
      }),
    });
  });
  const history = states === null ? null : buildHistoryRows(slate, inputs, states);
  const relievers = facts.relievers.get(slate.date) ?? [];
  const contexts = buildContextRows(slate, facts, { rating, completedGames });
  return { slate, league, teams, pitchers, games, inputs, contexts, relievers, history };
}
