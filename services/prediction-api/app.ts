import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import type { Logger } from '../../shared/runtime/log.ts';
import type { ApiSettings } from './config.ts';
import { installDocumentation } from './plugins/documentation.ts';
import { installErrorAnswers } from './plugins/error-answers.ts';
import { healthRoutes } from './routes/health.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { modelsRoutes } from './routes/models.ts';
import { playerPredictionsRoutes } from './routes/player-predictions.ts';
import { predictGameRoutes } from './routes/predict-game.ts';
import { predictionsRoutes } from './routes/predictions.ts';
import { teamsRoutes } from './routes/teams.ts';
import { createServingState } from './serving-state.ts';

/** What the online half needs. The warehouse is asked by GET /predictions and GET /models alone. */
export interface ApiDependencies {
  objects: ObjectStore;
  warehouse: Warehouse;
  log: Logger;
  settings: ApiSettings;
  /** What is answered beside the API: the push endpoint of the batch half. */
  addRoutes?: (app: FastifyInstance) => void;
}

const requestIdPattern = /^[A-Za-z0-9._-]{1,64}$/;

/**
 * Cloud Run gives a container without requests no processor, so that the timer stands still: the first request after such a pause waits for
 * the pointers, instead of being answered from what was served before it.
 */
const overdueMs = 10_000;

/** The API, ready to listen: what it serves is loaded, and looked after until it is closed. */
export async function buildApp({
  objects,
  warehouse,
  log,
  settings,
  addRoutes,
}: ApiDependencies): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = log;
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: settings.bodyBytesMax,
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && requestIdPattern.test(given) ? given : randomUUID();
    },
  });
  // JSON is the only language spoken: anything else is answered 415.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  installErrorAnswers(app);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.debug(
      {
        method: request.method,
        path: request.routeOptions.url,
        status: reply.statusCode,
        ms: reply.elapsedTime,
      },
      'answered',
    );
  });

  const state = createServingState(objects, log, settings);
  let lookedAtMs = 0;
  const refresh = async (): Promise<void> => {
    await state.refresh();
    lookedAtMs = performance.now();
  };
  await refresh();
  const timer = setInterval(() => void refresh(), settings.refreshMs);
  timer.unref();
  app.addHook('onRequest', async () => {
    if (performance.now() - lookedAtMs > settings.refreshMs + overdueMs) await refresh();
  });
  app.addHook('onClose', async () => clearInterval(timer));

  await installDocumentation(app);
  await app.register(predictGameRoutes, { state, settings });
  await app.register(predictionsRoutes, { state, warehouse, settings });
  await app.register(playerPredictionsRoutes, { state, warehouse });
  await app.register(modelsRoutes, { state, warehouse });
  await app.register(teamsRoutes, { state });
  await app.register(healthRoutes, { state });
  await app.register(metricsRoutes, { state, warehouse });
  addRoutes?.(app);
  await app.ready();
  return app;
}
