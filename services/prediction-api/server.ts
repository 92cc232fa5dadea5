import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Keeps stripped and compiled modules between starts (in the system's temporary folder, or NODE_COMPILE_CACHE): about half of a cold
// start. It works for what is imported after it, so everything below is.
enableCompileCache();
const { createFileObjectStore } = await import('../../shared/adapters/local/file-object-store.ts');
const { asHanksTankError } = await import('../../shared/domain/errors.ts');
const { createLogger } = await import('../../shared/runtime/log.ts');
const { buildApp } = await import('./app.ts');
const { readServerConfig } = await import('./config.ts');
const { createLazyWarehouse } = await import('./lazy-warehouse.ts');

const log = createLogger({ level: 'info' });

try {
  const config = readServerConfig(process.env);
  log.level = config.logLevel;
  const objectsRoot = join(config.dataFolder, 'objects');
  const warehouse = createLazyWarehouse(async () => {
    // Imported on first use: the engine is native code, and predicting needs none.
    const { openDuckDbWarehouse } = await import('../../shared/adapters/local/duckdb-warehouse.ts');
    const opened = await openDuckDbWarehouse({
      file: join(config.dataFolder, 'warehouse.duckdb'),
      objectsRoot,
    });
    await opened.ensureSchema();
    return opened;
  });
  const app = await buildApp({
    objects: createFileObjectStore(objectsRoot),
    warehouse,
    log,
    settings: config.api,
  });
  const address = await app.listen({ host: config.host, port: config.port });
  log.info({ address }, `listening at ${address}, documentation at ${address}/docs`);

  let isClosing = false;
  const close = async (): Promise<void> => {
    if (isClosing) return;
    isClosing = true;
    // Answers what has begun, then lets go of the warehouse.
    await app.close();
    await warehouse.close();
    log.info('closed');
  };
  process.once('SIGTERM', () => void close());
  process.once('SIGINT', () => void close());
} catch (thrown) {
  const error = asHanksTankError(thrown);
  log.fatal({ err: error, code: error.code }, `${error.message} ${error.check}`);
  process.exitCode = 1;
}
