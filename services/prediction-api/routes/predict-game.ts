import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Variant } from '../../../shared/models/game-outcome/system-id.ts';
import { answerGame } from '../answer-game.ts';
import type { ApiSettings } from '../config.ts';
import { errorAnswer } from '../schemas/error.ts';
import { predictGameAnswer, predictGameBody } from '../schemas/predict-game.ts';
import type { ServingState } from '../serving-state.ts';

/** POST /predict/game: one game, from memory. */
export const predictGameRoutes: FastifyPluginAsyncZod<{
  state: ServingState;
  settings: Pick<ApiSettings, 'candidateShare' | 'servedVariant'>;
}> = async (app, { state, settings }) => {
  app.post(
    '/predict/game',
    {
      schema: {
        summary: 'Predict a game',
        description:
          'Win probabilities, expected runs and the reasons, with what was known at the cutoff of the slate.',
        tags: ['predictions'],
        body: predictGameBody,
        response: { 200: predictGameAnswer, 400: errorAnswer, 404: errorAnswer, 503: errorAnswer },
      },
    },
    async ({ body }) => {
      const current = state.currentSlate();
      const slate = body.date === undefined ? current : await state.slateOf(body.date);
      const modelsOf = (variant: Variant) => ({
        served: state.model(variant),
        candidate: state.candidate(variant),
      });
      const models = {
        ofVariant: { no_market: modelsOf('no_market'), with_open_line: modelsOf('with_open_line') },
        candidateShare: settings.candidateShare,
      };
      return answerGame(slate, models, { ...body, variant: body.variant ?? settings.servedVariant });
    },
  );
};
