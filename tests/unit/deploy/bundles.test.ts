import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { stageNames } from '../../../schemas/topics.ts';
import type { Bundle } from '../../../scripts/build/bundle.ts';
import { deployables } from '../../../scripts/build/deployables.ts';

import { type RunningBundle, settingsOfNobody, startBundle } from '../../../scripts/build/start-bundle.ts';
import { buildInto } from '../../support/cloud/stage-processes.ts';
import { openStorageServer } from '../../support/cloud/storage-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'hankstank-dist-'));
const bucket = settingsOfNobody['HANKSTANK_BUCKET'] ?? '';
let bundles: Bundle[] = [];
let storage: Awaited<ReturnType<typeof openStorageServer>>;

beforeAll(async () => {
  bundles = await buildInto(folder);
  storage = await openStorageServer({ buckets: [bucket] });
});

afterAll(async () => {
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

const bundleOf = (name: string): Bundle =>
  bundles.find(({ deployable }) => deployable.name === name) ?? expect.fail(`no bundle of ${name}`);

const start = (name: string, environment: Readonly<Record<string, string>> = {}): Promise<RunningBundle> =>
  startBundle(bundleOf(name), { ...settingsOfNobody, STORAGE_ENDPOINT: storage.url, ...environment });

const manifestSchema = z.object({
  name: z.string(),
  type: z.literal('module'),
  main: z.literal('index.js'),
  dependencies: z.record(z.string(), z.string().regex(/^\d+\.\d+\.\d+$/, 'an exact version')),
});

const servers = deployables.filter(({ kind }) => kind !== 'job').map(({ name }) => name);
const services = deployables.filter(({ kind }) => kind === 'service').map(({ name }) => name);

it('there is a bundle of every stage of the chain, and of the job', () => {
  expect(deployables.map(({ name }) => name).sort()).toEqual([...stageNames, 'console'].sort());
});

describe.each(deployables.map(({ name }) => name))('the bundle of %s', (name) => {
  it('is one file with its map, and a package with exact versions of what is left out', () => {
    const { folder: place, deployable } = bundleOf(name);
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')));
    expect(Object.keys(manifest.dependencies)).toEqual(deployable.external);
    expect(existsSync(join(place, 'index.js.map'))).toBe(true);
    expect(readFileSync(join(place, 'index.js'), 'utf8')).not.toMatch(/@duckdb|libduckdb|@polyglot-sql/);
  });

  it('has the SQL it reads beside it, and none when it asks no warehouse', () => {
    const { folder: place, deployable } = bundleOf(name);
    expect(existsSync(join(place, 'sql/operational/dead_letters/query.sql'))).toBe(deployable.needsSql);
    expect(existsSync(join(place, 'schemas/generated/sql/create'))).toBe(deployable.needsSql);
    expect(existsSync(join(place, 'schemas/generated/sql/duckdb'))).toBe(false);
  });
});

describe.each(servers)('%s, started from its bundle', (name) => {
  it('listens, and refuses what is no push', async () => {
    const running = await start(name);
    try {
      console.log(`${name}: ready in ${running.readyMs.toFixed(0)} ms`);
      const answer = await fetch(`${running.url}/projects/p/topics/nobody.asked`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ hello: 'world' }),
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
    } finally {
      await running.stop('SIGKILL');
    }
  });

  it('says what is missing of its settings, and does not start', async () => {
    await expect(startBundle(bundleOf(name), { PUBSUB_EMULATOR_HOST: '127.0.0.1:9' })).rejects.toThrow(
      /GOOGLE_CLOUD_PROJECT[\s\S]*HANKSTANK_BUCKET/,
    );
  });
});

describe.each(services)('%s, started from its bundle', (name) => {
  it('is up, and ends with code 0 when it is told to stop', async () => {
    const running = await start(name);
    expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
    expect(await running.stop('SIGTERM')).toBe(0);
    expect(running.output()).toContain('"message":"closed"');
  });

  it('takes pushes only when it knows whose: without the emulator it wants an audience and an account', async () => {
    const settings: Record<string, string> = { ...settingsOfNobody, STORAGE_ENDPOINT: storage.url };
    delete settings['PUBSUB_EMULATOR_HOST'];
    await expect(startBundle(bundleOf(name), settings)).rejects.toThrow(/PUSH_AUDIENCE/);
    const running = await startBundle(bundleOf(name), {
      ...settings,
      PUSH_AUDIENCE: 'https://service.example',
      PUSH_SERVICE_ACCOUNT: 'push@project.iam.gserviceaccount.com',
    });
    try {
      const path = `/projects/p/topics/features.created`;
      const answer = await fetch(`${running.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      expect(answer.status).toBe(401);
    } finally {
      await running.stop('SIGKILL');
    }
  });
});

it('the job refuses an unknown command and names those it has', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(bundleOf('console').folder, 'index.js'), 'dance'],
    {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], METADATA_SERVER_DETECTION: 'none', ...settingsOfNobody },
    },
  );
  expect(status).toBe(1);
  expect(stderr).toContain('plan-night, train, heal, cleanup');
  expect(stderr).toContain('CONFIG_INVALID');
});
