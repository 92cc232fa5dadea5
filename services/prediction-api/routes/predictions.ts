import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { gameOutcome } from '../../../shared/models/game-outcome/index.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { nameStarter, nameTeamById } from '../name-entities.ts';
import { errorAnswer } from '../schemas/error.ts';
import { predictionRow, predictionsAnswer, predictionsQuery } from '../schemas/predictions.ts';
import type { ServingState } from '../serving-state.ts';

/** GET /predictions: what was predicted in batch, from the warehouse. */
export const predictionsRoutes: FastifyPluginAsyncZod<{ state: ServingState; warehouse: Warehouse }> = async (
  app,
  { state, warehouse },
) => {
  app.get(
    '/predictions',
    {
      schema: {
        summary: 'Predictions of a slate',
        description: 'The stored predictions of every game of a date.',
        tags: ['predictions'],
        querystring: predictionsQuery,
        response: { 200: predictionsAnswer, 400: errorAnswer, 404: errorAnswer, 503: errorAnswer },
      },
    },
    async ({ query }) => {
      const current = state.currentSlate();
      const slate = query.date === undefined ? current : await state.slateOf(query.date);
      const slateDate = slate.snapshot.slate_date;
      const rows = await warehouse.query(
        { file: 'mlb_predictions/predictions_of_date/query.sql' },
        {
          game_date: { type: 'DATE', value: slateDate },
          model_system: { type: 'STRING', value: gameOutcome.id },
        },
      );
      return {
        slate_date: slateDate,
        predictions: rows.map((row) => {
          const prediction = predictionRow.parse(row);
          return {
            game_pk: prediction.game_pk,
            home_team: nameTeamById(slate, prediction.home_team_id),
            away_team: nameTeamById(slate, prediction.away_team_id),
            home_starter: nameStarter(slate, prediction.home_starter_id),
            away_starter: nameStarter(slate, prediction.away_starter_id),
            home_win_probability: prediction.home_win_probability,
            away_win_probability: 1 - prediction.home_win_probability,
            elo_home_win_probability: prediction.elo_home_win_probability,
            predicted_score: {
              home: prediction.expected_home_runs,
              away: prediction.expected_away_runs,
            },
            model_version: prediction.model_version,
            cutoff_at: prediction.cutoff_at,
            contributions: prediction.contributions,
          };
        }),
      };
    },
  );
};
