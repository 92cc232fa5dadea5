import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { ELO_VERSION } from '../../../shared/models/game-outcome/predict-game.ts';
import { errorAnswer } from '../schemas/error.ts';
import { healthAnswer, readinessAnswer } from '../schemas/health.ts';
import type { ServingState } from '../serving-state.ts';

/** GET /healthz: the process is up. GET /readyz: it can predict; 503 with the reason otherwise. */
export const healthRoutes: FastifyPluginAsyncZod<{ state: ServingState }> = async (app, { state }) => {
  app.get(
    '/healthz',
    { schema: { summary: 'Is the process up', tags: ['operation'], response: { 200: healthAnswer } } },
    async () => ({ status: 'up' as const }),
  );
  app.get(
    '/readyz',
    {
      schema: {
        summary: 'Can it predict',
        tags: ['operation'],
        response: { 200: readinessAnswer, 503: errorAnswer },
      },
    },
    async () => {
      const { snapshot } = state.currentSlate();
      const { model, problem } = state.model('no_market');
      return {
        status: 'ready' as const,
        slate_date: snapshot.slate_date,
        cutoff_at: snapshot.cutoff_at,
        model_version: model?.version ?? ELO_VERSION,
        model_member: model?.member.name ?? 'elo',
        problem,
      };
    },
  );
};
