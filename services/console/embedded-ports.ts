import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { randomIds, systemClock } from '../../shared/adapters/local/clock.ts';
import { openDuckDbWarehouse } from '../../shared/adapters/local/duckdb-warehouse.ts';
import { createDurableBus } from '../../shared/adapters/local/durable-bus.ts';
import type { EmbeddedBus } from '../../shared/adapters/local/embedded-bus.ts';
import { createFileObjectStore } from '../../shared/adapters/local/file-object-store.ts';
import { storageError } from '../../shared/adapters/local/storage-errors.ts';
import type { Clock, Ids } from '../../shared/ports/clock.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { createFileLogger, type Logger } from '../../shared/runtime/log.ts';

/** The ports of the embedded default: DuckDB, a durable in-process bus, a folder. */
export interface EmbeddedPorts {
  warehouse: Warehouse;
  objects: ObjectStore;
  bus: EmbeddedBus;
  clock: Clock;
  ids: Ids;
  log: Logger;
}

/** Where things lie in a data folder. */
export const dataPaths = (dataDir: string) => ({
  warehouse: join(dataDir, 'warehouse.duckdb'),
  objects: join(dataDir, 'objects'),
  bus: join(dataDir, 'bus'),
  log: join(dataDir, 'hankstank.log'),
});

/**
 * Opens a data folder, making it when it is not there. The warehouse comes first: its lock keeps a second process out.
 * Throws DATA_FOLDER_IN_USE, STORAGE_NOT_WRITABLE, STORAGE_FULL (setup).
 */
export async function openEmbeddedPorts(
  dataDir: string,
  options: { logLevel: string; clock?: Clock; ids?: Ids },
): Promise<EmbeddedPorts> {
  const paths = dataPaths(dataDir);
  assertWritable(dataDir);
  const warehouse = await openDuckDbWarehouse({ file: paths.warehouse, objectsRoot: paths.objects });
  const clock = options.clock ?? systemClock;
  const log = createFileLogger({ level: options.logLevel, file: paths.log });
  await warehouse.ensureSchema();
  return {
    warehouse,
    objects: createFileObjectStore(paths.objects),
    bus: createDurableBus({
      folder: paths.bus,
      clock,
      onUndeliverable: (message, error) => log.fatal({ err: error }, message),
    }),
    clock,
    ids: options.ids ?? randomIds,
    log,
  };
}

function assertWritable(dataDir: string): void {
  const { log } = dataPaths(dataDir);
  try {
    mkdirSync(dataDir, { recursive: true });
    closeSync(openSync(log, 'a'));
  } catch (error) {
    throw storageError(error, log);
  }
}
