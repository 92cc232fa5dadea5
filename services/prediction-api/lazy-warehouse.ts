import type { Warehouse } from '../../shared/ports/warehouse.ts';

/**
 * A warehouse that is opened by the first call that needs it: predictions are answered from memory, so a server that only predicts
 * never loads the engine. An opening that failed is tried again by the next call.
 */
export function createLazyWarehouse(open: () => Promise<Warehouse>): Warehouse {
  let opening: Promise<Warehouse> | null = null;
  const opened = (): Promise<Warehouse> => {
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  return {
    ensureSchema: async () => (await opened()).ensureSchema(),
    query: async (statement, parameters) => (await opened()).query(statement, parameters),
    load: async (request) => (await opened()).load(request),
    loadAll: async (requests) => (await opened()).loadAll(requests),
    expire: async (requests, options) => (await opened()).expire(requests, options),
    close: async () => {
      if (opening !== null) await (await opening).close();
    },
  };
}
