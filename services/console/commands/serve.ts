import { existsSync } from 'node:fs';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { buildApp } from '../../prediction-api/app.ts';
import { readApiSettings } from '../../prediction-api/config.ts';
import { dataPaths, type EmbeddedPorts, openEmbeddedPorts } from '../embedded-ports.ts';
import { parseServeOptions } from '../store-options.ts';
import type { Terminal } from './nightly.ts';

/** `serve`: the prediction API on a data folder until Ctrl-C. */
export async function serve(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseServeOptions(args);
  const dataDir = options['data-dir'];
  if (!existsSync(dataPaths(dataDir).warehouse)) {
    throw new HanksTankError(
      'MODEL_NOT_READY',
      `${dataDir} holds no data yet: run "npm run nightly" or "npm start" first`,
    );
  }
  const ports = await openEmbeddedPorts(dataDir, { logLevel: 'info' });
  try {
    await serveUntilStopped(ports, { port: options.port, exampleDate: null }, terminal);
    return 0;
  } finally {
    await ports.warehouse.close();
  }
}

/** Listens, prints requests to try, and returns after SIGINT or SIGTERM when every answer is out. */
export async function serveUntilStopped(
  { objects, warehouse, log }: EmbeddedPorts,
  { port, exampleDate }: { port: number; exampleDate: string | null },
  { out, environment }: Terminal,
): Promise<void> {
  const settings = readApiSettings(environment);
  const app = await buildApp({ objects, warehouse, log, settings });
  const url = await listen(app, port);
  out('');
  out(`API: ${url} (documentation: ${url}/docs), stop with Ctrl-C. Try:`);
  out(`  curl ${url}/predictions${exampleDate === null ? '' : `?date=${exampleDate}`}`);
  out(
    `  curl -X POST ${url}/predict/game -H 'content-type: application/json' -d '{"home_team":"NYY","away_team":"BOS"}'`,
  );
  out(`  curl ${url}/models`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await app.close();
}

async function listen(app: Awaited<ReturnType<typeof buildApp>>, port: number): Promise<string> {
  try {
    return await app.listen({ host: '127.0.0.1', port });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
      throw new HanksTankError('CONFIG_INVALID', `port ${port} is taken: choose another with --port`, {
        cause,
      });
    }
    throw cause;
  }
}
