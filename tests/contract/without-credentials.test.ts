import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { createPubSubBus } from '../../shared/adapters/gcp/pubsub-bus.ts';
import { createSecretManagerSecrets } from '../../shared/adapters/gcp/secret-manager-secrets.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { requestEvent } from './bus-suite.ts';

// A rejection that nobody can catch, which the libraries leave here, would fail the run.

const refused = { code: 'CLOUD_PERMISSION_DENIED', class: 'setup' };

beforeEach(() => {
  const empty = temporaryFolder();
  for (const variable of ['HOME', 'CLOUDSDK_CONFIG']) vi.stubEnv(variable, empty);
  for (const variable of ['GOOGLE_APPLICATION_CREDENTIALS', 'PUBSUB_EMULATOR_HOST'])
    vi.stubEnv(variable, undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
});

it('secrets say so, each time', async () => {
  const secrets = createSecretManagerSecrets({
    projectId: 'hanks-tank-test',
    location: 'US',
    bucket: 'none',
    redisUrl: null,
    endpoints: { bigQuery: null, storage: null, secretManager: null },
  });
  await expect(secrets.get('odds-api-key')).rejects.toMatchObject(refused);
  await expect(secrets.get('odds-api-key')).rejects.toMatchObject(refused);
});

it('the bus says so, to who publishes and of what it cannot pull', async () => {
  const problems: Error[] = [];
  const bus = createPubSubBus({
    settings: { projectId: 'hanks-tank-test' },
    onProblem: (_, error) => problems.push(error),
  });
  onTestFinished(() => bus.close());
  bus.subscribe('collection.requested', 'first', async () => undefined);
  for (let attempt = 0; attempt < 2; attempt += 1)
    await expect(bus.publish('collection.requested', requestEvent('2026-04-14'))).rejects.toMatchObject(
      refused,
    );
  expect(problems).toEqual([expect.objectContaining(refused)]);
});
