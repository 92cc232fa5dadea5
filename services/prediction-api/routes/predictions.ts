import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { systemOfVariant, type Variant } from '../../../shared/models/game-outcome/system-id.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import type { ApiSettings } from '../config.ts';
import { nameStarter, nameTeamById } from '../name-entities.ts';
import { errorAnswer } from '../schemas/error.ts';
import { predictionRow, predictionsAnswer, predictionsQuery } from '../schemas/predictions.ts';
import type { ServingState } from '../serving-state.ts';

type Row = z.output<typeof predictionRow>;

async function readRows(warehouse: Warehouse, date: string, variant: Variant): Promise<Row[]> {
  const rows = await warehouse.query(
    { file: 'mlb_predictions/predictions_of_date/query.sql' },
    {
      game_date: { type: 'DATE', value: date },
      model_system: { type: 'STRING', value: systemOfVariant(variant) },
    },
  );
  return rows.map((row) => predictionRow.parse(row));
}

/** The stored predictions of a date by a variant. What was not said with the opening line, or only at an earlier cutoff, is answered without a market. */
async function readPredictions(
  warehouse: Warehouse,
  date: string,
  asked: Variant,
): Promise<{ variant: Variant; row: Row }[]> {
  const without = await readRows(warehouse, date, 'no_market');
  const priced = asked === 'no_market' ? [] : await readRows(warehouse, date, asked);
  const pricedByGame = new Map(priced.map((row) => [row.game_pk, row]));
  return without.map((row) => {
    const own = pricedByGame.get(row.game_pk);
    return own?.cutoff_at === row.cutoff_at ? { variant: asked, row: own } : { variant: 'no_market', row };
  });
}

/** GET /predictions: what was predicted in batch, from the warehouse. */
export const predictionsRoutes: FastifyPluginAsyncZod<{
  state: ServingState;
  warehouse: Warehouse;
  settings: Pick<ApiSettings, 'servedVariant'>;
}> = async (app, { state, warehouse, settings }) => {
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
      const rows = await readPredictions(warehouse, slateDate, query.variant ?? settings.servedVariant);
      return {
        slate_date: slateDate,
        predictions: rows.map(({ variant, row: prediction }) => ({
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
          variant,
          model_version: prediction.model_version,
          cutoff_at: prediction.cutoff_at,
          contributions: prediction.contributions,
        })),
      };
    },
  );
};
