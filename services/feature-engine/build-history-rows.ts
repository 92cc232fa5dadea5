import type { advancedFeatures } from '../../schemas/tables/advanced-features.ts';
import { type AskedGame, askedGameOf } from '../../shared/domain/history/asked-game.ts';
import { parkKeyOf } from '../../shared/domain/history/park-keys.ts';
import type { BusinessRow } from '../../shared/domain/lineage.ts';
import { calendarDay } from '../../shared/domain/ratings/calendar-day.ts';
import { columnsOfFacts } from '../../shared/models/game-outcome/history/fact-columns.ts';
import { gameFacts } from '../../shared/models/game-outcome/history/game-facts.ts';
import { askStarts, type StartRow, startRowOf } from '../../shared/models/pitcher-strikeouts/index.ts';
import { askBatters, type BatterRow, batterRowOf } from '../../shared/models/player-performance/index.ts';
import type { GameInput } from './feature-rows.ts';
import type { HistoryStates } from './history-states.ts';
import type { Slate } from './slate.ts';

/** A row of `advanced_features` without its lineage. */
export type AdvancedRow = BusinessRow<typeof advancedFeatures>;

/** What history tells of the games of a slate, sorted by the keys of the tables. */
export interface HistoryRows {
  games: AdvancedRow[];
  starts: StartRow[];
  batters: BatterRow[];
}

const byKey =
  <Row extends { game_pk: number }>(player: (row: Row) => number) =>
  (left: Row, right: Row): number =>
    left.game_pk - right.game_pk || player(left) - player(right);

/** A game of a slate as it is asked for. */
export const askedGame = (slate: Slate, input: GameInput): AskedGame =>
  askedGameOf({
    gamePk: input.game_pk,
    gameDate: slate.date,
    season: input.season,
    park: parkKeyOf(input.park),
    homeTeamId: input.home_team_id,
    awayTeamId: input.away_team_id,
    homeStarterId: input.home_announced_id ?? input.home_started_id,
    awayStarterId: input.away_announced_id ?? input.away_started_id,
  });

/** The rows of a slate as of its cutoff: the starters announced by then, else those who started; line-ups as the last ones let expect. Pure. */
export function buildHistoryRows(
  slate: Slate,
  inputs: readonly GameInput[],
  states: HistoryStates,
): HistoryRows {
  const day = calendarDay(slate.date);
  const asked = inputs.map((input) => askedGame(slate, input));
  return {
    games: asked.map((game) => ({
      feature_date: slate.date,
      game_pk: game.gamePk,
      season: game.season,
      cutoff_at: slate.cutoffAt,
      park: game.park,
      ...columnsOfFacts(gameFacts(states.games, game, day, 'projected')),
    })),
    starts: askStarts(states.strikeouts, asked, 'projected')
      .map((facts) => startRowOf(facts, slate.cutoffAt))
      .sort(byKey((row) => row.pitcher_id)),
    batters: askBatters(states.batters, states.people, asked, 'projected')
      .map((facts) => batterRowOf(facts, slate.cutoffAt))
      .sort(byKey((row) => row.player_id)),
  };
}
