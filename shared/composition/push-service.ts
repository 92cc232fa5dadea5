import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { asHanksTankError, errorEntry } from '../domain/errors.ts';
import type { ObjectStore } from '../ports/objects.ts';
import type { Logger } from '../runtime/log.ts';
import type { PushHandler } from '../runtime/push-stage.ts';
import { addPushEndpoint, type PushCheck } from './push-endpoint.ts';

/** What a service that only takes pushes is made of. */
export interface PushServiceParts {
  log: Logger;
  objects: ObjectStore;
  take: PushHandler;
  check: PushCheck;
}

/** Any key will do: the question is whether the bucket answers. */
const probeKey = 'serving/current.json';

/** A server with the push endpoint, `/healthz` (the process is up) and `/readyz` (its bucket can be reached). */
export function buildPushService({ log, objects, take, check }: PushServiceParts): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = log;
  const app = Fastify({ loggerInstance, logController: new LogController({ disableRequestLogging: true }) });
  app.setErrorHandler((thrown, request, reply) => {
    const error = asHanksTankError(thrown);
    const { class: errorClass, httpStatus } = errorEntry(error.code);
    const isPassing = errorClass === 'transient' || errorClass === 'setup';
    const status = httpStatus ?? statusOf(thrown) ?? (isPassing ? 503 : 500);
    request.log.error({ code: error.code, status, err: error }, error.message);
    return reply.code(status).send({ error: { code: error.code, check: error.check } });
  });
  app.get('/healthz', async () => ({ status: 'up' }));
  app.get('/readyz', async () => {
    await objects.head(probeKey);
    return { status: 'ready' };
  });
  addPushEndpoint(app, take, check);
  return app;
}

/** The status of the framework's own errors: a body that is no JSON, or too long. */
function statusOf(thrown: unknown): number | null {
  if (typeof thrown !== 'object' || thrown === null || !('statusCode' in thrown)) return null;
  return typeof thrown.statusCode === 'number' ? thrown.statusCode : null;
}
