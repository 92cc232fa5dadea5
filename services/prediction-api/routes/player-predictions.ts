import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { nameTeamById } from '../name-entities.ts';
import type { Slate } from '../read-slate.ts';
import { errorAnswer } from '../schemas/error.ts';
import {
  playerRow,
  playersAnswer,
  playersQuery,
  strikeoutRow,
  strikeoutsAnswer,
  strikeoutsQuery,
} from '../schemas/player-predictions.ts';
import type { ServingState } from '../serving-state.ts';

const responses = { 400: errorAnswer, 404: errorAnswer, 503: errorAnswer };

/** Rows of one batter, an outcome each, as one. */
function batterOf(slate: Slate, rows: readonly z.output<typeof playerRow>[]) {
  return rows.slice(0, 1).map(({ team_id, opponent_team_id, ...row }) => ({
    game_pk: row.game_pk,
    player_id: row.player_id,
    player_name: row.player_name,
    team: nameTeamById(slate, team_id),
    opponent: nameTeamById(slate, opponent_team_id),
    is_home: row.is_home,
    slot: row.slot,
    opposing_starter_id: row.opposing_starter_id,
    model_version: row.model_version,
    cutoff_at: row.cutoff_at,
    outcomes: rows.map(({ outcome, expected, at_least_one, at_least_two }) => ({
      outcome,
      expected,
      at_least_one,
      at_least_two,
    })),
  }));
}

/** GET /predictions/strikeouts and GET /predictions/players: what was predicted of players in batch, from the warehouse. */
export const playerPredictionsRoutes: FastifyPluginAsyncZod<{
  state: ServingState;
  warehouse: Warehouse;
}> = async (app, { state, warehouse }) => {
  const slateOf = async (date: string | undefined): Promise<Slate> =>
    date === undefined ? state.currentSlate() : state.slateOf(date);

  app.get(
    '/predictions/strikeouts',
    {
      schema: {
        summary: 'Strikeouts of the starters of a slate',
        description:
          'Mean, distribution and P(over) of every starter by every system. `line` is half a strikeout above his usual start: no market has a say, and a recommendation speaks of that line alone.',
        tags: ['predictions'],
        querystring: strikeoutsQuery,
        response: { 200: strikeoutsAnswer, ...responses },
      },
    },
    async ({ query }) => {
      const slate = await slateOf(query.date);
      const slateDate = slate.snapshot.slate_date;
      const rows = await warehouse.query(
        { file: 'mlb_predictions/strikeouts_of_date/query.sql' },
        {
          game_date: { type: 'DATE', value: slateDate },
          system_id: { type: 'STRING', value: query.system ?? null },
        },
      );
      return {
        slate_date: slateDate,
        predictions: rows.map((row) => {
          const { team_id, opponent_team_id, ...prediction } = strikeoutRow.parse(row);
          return {
            ...prediction,
            team: nameTeamById(slate, team_id),
            opponent: nameTeamById(slate, opponent_team_id),
          };
        }),
      };
    },
  );

  app.get(
    '/predictions/players',
    {
      schema: {
        summary: 'Batters of a slate',
        description:
          "What is expected of every batter of the projected line-ups, should he start: hits, home runs, runs batted in, runs, strikeouts and walks. Line-ups are projected from the team's last five.",
        tags: ['predictions'],
        querystring: playersQuery,
        response: { 200: playersAnswer, ...responses },
      },
    },
    async ({ query }) => {
      const slate = await slateOf(query.date);
      const slateDate = slate.snapshot.slate_date;
      const rows = await warehouse.query(
        { file: 'mlb_predictions/players_of_date/query.sql' },
        {
          game_date: { type: 'DATE', value: slateDate },
          game_pk: { type: 'INT64', value: query.game_pk ?? null },
        },
      );
      const batters = Map.groupBy(
        rows.map((row) => playerRow.parse(row)),
        ({ game_pk, player_id }) => `${game_pk} ${player_id}`,
      );
      return {
        slate_date: slateDate,
        predictions: [...batters.values()].flatMap((own) => batterOf(slate, own)),
      };
    },
  );
};
