import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { asHanksTankError } from '../domain/errors.ts';
import { readVariables } from '../domain/read-variables.ts';
import type { Logger } from '../runtime/log.ts';

const variables = z.object({
  /** Cloud Run reaches a container from outside. */
  HOST: z.string().min(1).default('0.0.0.0'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
});

/** Cloud Run gives a container 10 s between SIGTERM and SIGKILL (cloud.google.com/run/docs/container-contract#instance-shutdown). */
const stopTimeoutMs = 9_000;
const idleCheckMs = 50;

/**
 * Listens at HOST and PORT. After SIGTERM nothing new is taken, what runs is finished, then `close` lets go of the rest. What is not done
 * in time was not acknowledged: it comes again.
 */
export async function runServer(
  app: FastifyInstance,
  { log, close }: { log: Logger; close: () => Promise<void> },
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const { HOST: host, PORT: port } = readVariables(variables, environment, 'The server');
  const address = await app.listen({ host, port });
  log.info({ address }, `listening at ${address}`);

  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => {
      log.warn('stopped before everything was done; it comes again');
      process.exit(1);
    }, stopTimeoutMs).unref();
    // A kept connection is idle once its answer is out, and nothing else would close it.
    const closing = setInterval(() => app.server.closeIdleConnections(), idleCheckMs);
    try {
      await app.close();
      clearInterval(closing);
      await close();
      log.info('closed');
      process.exit(0);
    } catch (thrown) {
      const error = asHanksTankError(thrown);
      log.error({ err: error, code: error.code }, `not closed cleanly: ${error.message}`);
      process.exit(1);
    }
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

/** Runs the start of a service; one that cannot start says why in the log and ends the process. */
export async function startService(log: Logger, start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    log.fatal({ err: error, code: error.code }, `${error.message} ${error.check}`);
    process.exitCode = 1;
  }
}
