import { expect, test } from 'vitest';
import { readCloudSettings } from '../../../../shared/adapters/gcp/cloud-settings.ts';

const project = { GOOGLE_CLOUD_PROJECT: 'hanks-tank-dev', HANKSTANK_BUCKET: 'hanks-tank-dev-data' };

test('A project and a bucket are enough', () => {
  expect(readCloudSettings(project)).toEqual({
    projectId: 'hanks-tank-dev',
    location: 'US',
    bucket: 'hanks-tank-dev-data',
    redisUrl: null,
    endpoints: { bigQuery: null, storage: null, secretManager: null },
  });
});

test('Every problem is named', () => {
  const read = () => readCloudSettings({ GOOGLE_CLOUD_PROJECT: 'No', REDIS_URL: 'http://cache' });
  expect(read).toThrow(/GOOGLE_CLOUD_PROJECT/);
  expect(read).toThrow(/HANKSTANK_BUCKET/);
  expect(read).toThrow(/REDIS_URL/);
  expect(read).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
});

test('Another address of a service is one of this machine', () => {
  expect(readCloudSettings({ ...project, STORAGE_ENDPOINT: 'http://127.0.0.1:4443' }).endpoints.storage).toBe(
    'http://127.0.0.1:4443',
  );
  expect(() => readCloudSettings({ ...project, BIGQUERY_ENDPOINT: 'https://bigquery.example' })).toThrow(
    /BIGQUERY_ENDPOINT/,
  );
});
