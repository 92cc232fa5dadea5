import { onTestFinished } from 'vitest';
import {
  type BigQueryWarehouse,
  type BigQueryWarehouseOptions,
  openBigQueryWarehouse,
} from '../../../shared/adapters/gcp/bigquery-warehouse.ts';
import type { CloudSettings } from '../../../shared/adapters/gcp/cloud-settings.ts';
import { type BigQueryServer, openBigQueryServer } from './bigquery-server.ts';

/** A BigQuery of a test's own, with a bucket to load from. */
export interface BigQueryWorld {
  server: BigQueryServer;
  putObject(key: string, bytes: Uint8Array): Promise<void>;
  /** Another process that works with it. */
  open(options?: BigQueryWarehouseOptions): BigQueryWarehouse;
}

/** Starts it until the test is over. */
export async function bigQueryWorld(options: { pageRows?: number } = {}): Promise<BigQueryWorld> {
  const objects = new Map<string, Buffer>();
  const server = await openBigQueryServer({
    readObject: async (bucket, key) => {
      const bytes = objects.get(`${bucket}/${key}`);
      if (bytes === undefined) throw new Error(`no object ${key}`);
      return bytes;
    },
    ...options,
  });
  onTestFinished(() => server.close());
  const settings: CloudSettings = {
    projectId: 'test-project',
    location: 'US',
    bucket: 'test-bucket',
    redisUrl: null,
    endpoints: { bigQuery: server.url, storage: null, secretManager: null },
  };
  return {
    server,
    putObject: async (key, bytes) => void objects.set(`test-bucket/${key}`, Buffer.from(bytes)),
    open: (rest = {}) =>
      openBigQueryWarehouse(settings, {
        polling: { firstMs: 5, longestMs: 20 },
        limits: { timeoutMs: 20_000, retryDelaysMs: [5, 5] },
        ...rest,
      }),
  };
}
