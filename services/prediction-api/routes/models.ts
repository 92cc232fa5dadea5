import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { gameOutcome } from '../../../shared/models/game-outcome/index.ts';
import { ELO_VERSION } from '../../../shared/models/game-outcome/predict-game.ts';
import { WITH_OPEN_LINE_ID } from '../../../shared/models/game-outcome/system-id.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { modelVersionRow } from '../../../shared/runtime/models/model-version-row.ts';
import { errorAnswer } from '../schemas/error.ts';
import { modelsAnswer } from '../schemas/models.ts';
import type { ServingState } from '../serving-state.ts';

/** GET /models: what is served, and every version that was trained. */
export const modelsRoutes: FastifyPluginAsyncZod<{ state: ServingState; warehouse: Warehouse }> = async (
  app,
  { state, warehouse },
) => {
  app.get(
    '/models',
    {
      schema: {
        summary: 'Models',
        description:
          'The models that answer now, without a market and with the opening line, and the registry of versions trained without a market with their scores.',
        tags: ['models'],
        response: { 200: modelsAnswer, 503: errorAnswer },
      },
    },
    async () => {
      const { model, problem } = state.model('no_market');
      const withOpenLine = state.model('with_open_line');
      const rows = await warehouse.query(
        { file: 'mlb_predictions/model_versions/query.sql' },
        { model_system: { type: 'STRING', value: gameOutcome.id } },
      );
      return {
        current: {
          model_system: gameOutcome.id,
          model_version: model?.version ?? ELO_VERSION,
          model_member: model?.member.name ?? 'elo',
          trained_through: model?.trainedThrough ?? null,
          training_games: model?.trainingGames ?? null,
          problem,
        },
        with_open_line:
          withOpenLine.pointer === null
            ? null
            : {
                model_system: WITH_OPEN_LINE_ID,
                model_version: withOpenLine.pointer.model_version,
                model_member: withOpenLine.model?.member.name ?? null,
                trained_through: withOpenLine.pointer.trained_through,
                training_games: withOpenLine.model?.trainingGames ?? null,
                problem: withOpenLine.problem,
              },
        versions: rows.map((row) => modelVersionRow.parse(row)),
      };
    },
  );
};
