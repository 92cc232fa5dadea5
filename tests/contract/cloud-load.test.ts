import { gzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { openBigQueryWarehouse } from '../../shared/adapters/gcp/bigquery-warehouse.ts';
import { openCloudObjects } from '../../shared/adapters/gcp/cloud-storage-objects.ts';
import { openBigQueryServer } from '../support/cloud/bigquery-server.ts';
import { openStorageServer } from '../support/cloud/storage-server.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';

const players = 'mlb_historical_data.players';

it('BigQuery loads what the object store wrote: keys are names in the bucket', async () => {
  const storage = await openStorageServer({ buckets: ['hanks-tank-test-data'] });
  onTestFinished(() => storage.close());
  const server = await openBigQueryServer({
    readObject: async (bucket, key) => {
      const bytes = storage.read(bucket, key);
      if (bytes === null) throw new Error(`${bucket} has no ${key}`);
      return bytes;
    },
  });
  onTestFinished(() => server.close());
  const settings = {
    projectId: 'hanks-tank-test',
    location: 'us-east1',
    bucket: 'hanks-tank-test-data',
    redisUrl: null,
    endpoints: { bigQuery: server.url, storage: storage.url, secretManager: null },
  };
  const objects = openCloudObjects(settings);
  const warehouse = openBigQueryWarehouse(settings, { polling: { firstMs: 5, longestMs: 20 } });
  await warehouse.ensureSchema();
  const rows = [1, 2].map((id) => asNdjson([contractRow(players, { player_id: id })]));
  const keys = ['validated/game_date=2026-04-15/run=a/players.ndjson', 'validated/b.ndjson.gz'];
  await objects.put(keys[0] ?? '', rows[0] ?? Buffer.alloc(0));
  await objects.put(keys[1] ?? '', gzipSync(rows[1] ?? Buffer.alloc(0)));
  const request = { table: players, objectKeys: keys, mode: { kind: 'merge' } } as const;
  expect(await warehouse.load(request)).toEqual({ inserted: 2, updated: 0, unchanged: 0 });
  expect(await warehouse.query({ text: `select count(*) as n from ${players} as p` })).toEqual([{ n: 2 }]);
  await expect(warehouse.load({ ...request, objectKeys: ['gone.ndjson'] })).rejects.toMatchObject({
    code: 'OBJECT_NOT_FOUND',
  });
});
