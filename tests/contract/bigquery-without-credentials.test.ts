import { expect, it, onTestFinished, vi } from 'vitest';
import { openBigQueryWarehouse } from '../../shared/adapters/gcp/bigquery-warehouse.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// A rejection that nobody can catch, which the library could leave here, would fail the run.

it('without credentials the warehouse says so, each time, and asks no address', async () => {
  const empty = temporaryFolder();
  for (const variable of ['HOME', 'CLOUDSDK_CONFIG']) vi.stubEnv(variable, empty);
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  const warehouse = openBigQueryWarehouse({
    projectId: 'hanks-tank-test',
    location: 'US',
    bucket: 'hanks-tank-test-data',
    redisUrl: null,
    endpoints: { bigQuery: null, storage: null, secretManager: null },
  });
  const file = 'mlb_features/player_names/query.sql';
  const refused = { code: 'CLOUD_PERMISSION_DENIED', class: 'setup' };
  for (let attempt = 0; attempt < 2; attempt += 1)
    await expect(
      warehouse.query({ file }, { player_ids: { type: 'INT64', value: [1] } }),
    ).rejects.toMatchObject(refused);
  await expect(warehouse.ensureSchema()).rejects.toMatchObject(refused);
});
