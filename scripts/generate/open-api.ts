import { buildApp } from '../../services/prediction-api/app.ts';
import { defaultApiSettings } from '../../services/prediction-api/config.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { createLogger } from '../../shared/runtime/log.ts';

const unused = (): never => {
  throw new HanksTankError('INTERNAL', 'the document is made without data');
};

/** A store with nothing in it: the API starts, not ready. */
const emptyStore: ObjectStore = {
  put: unused,
  get: unused,
  delete: unused,
  head: async () => null,
  list: async () => [],
};
const noWarehouse: Warehouse = {
  ensureSchema: unused,
  query: unused,
  load: unused,
  loadAll: unused,
  expire: unused,
  close: async () => undefined,
};

/** The OpenAPI document of the prediction API, as it serves it at /docs. */
export async function openApiFiles(): Promise<Map<string, string>> {
  const app = await buildApp({
    objects: emptyStore,
    warehouse: noWarehouse,
    log: createLogger({ level: 'silent' }),
    settings: defaultApiSettings,
  });
  try {
    await app.ready();
    return new Map([['schemas/generated/openapi.json', `${JSON.stringify(app.swagger(), null, 2)}\n`]]);
  } finally {
    await app.close();
  }
}
