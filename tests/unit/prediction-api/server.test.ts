import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createFileObjectStore } from '../../../shared/adapters/local/file-object-store.ts';
import { snapshotOf } from '../../support/outcome-world.ts';
import { promoteModelFile, promoteSnapshot } from '../../support/serving-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { trainedFile } from '../../support/trained-file.ts';

const repository = new URL('../../..', import.meta.url);

/** Starts the server as a process and waits for the address in its log. */
async function startServer(environment: Record<string, string>) {
  const server = spawn(process.execPath, ['services/prediction-api/server.ts'], {
    cwd: repository,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void server.kill('SIGKILL'));
  let log = '';
  const exited = new Promise<number | null>((resolve) => server.once('exit', resolve));
  const address = await new Promise<string | null>((resolve) => {
    server.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      const found = /"address":"(http:[^"]+)"/.exec(log)?.[1];
      if (found !== undefined) resolve(found);
    });
    server.once('exit', () => resolve(null));
  });
  return { server, address, exited, log: () => log };
}

it('the server answers from a data folder and closes when it is told to', async () => {
  const folder = temporaryFolder();
  const objects = createFileObjectStore(join(folder, 'objects'));
  await promoteSnapshot(objects, snapshotOf('2026-06-01'));
  await promoteModelFile(objects, trainedFile);
  const { server, address, exited, log } = await startServer({ DATA_DIR: folder, PORT: '0' });
  const answer = await fetch(`${address}/predict/game`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ home_team: 'NYY', away_team: 'BOS' }),
  });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ model_version: trainedFile.model_version });
  const stored = await fetch(`${address}/predictions`);
  expect(await stored.json()).toEqual({ slate_date: '2026-06-01', predictions: [] });
  server.kill('SIGTERM');
  expect(await exited).toBe(0);
  expect(log()).toMatch(/"message":"closed"/);
});

it('the server names every problem of its configuration and stops', async () => {
  const { address, exited, log } = await startServer({ PORT: 'eighty', LOG_LEVEL: 'loud' });
  expect(address).toBeNull();
  expect(await exited).toBe(1);
  expect(log()).toMatch(/CONFIG_INVALID/);
  expect(log()).toMatch(/PORT/);
  expect(log()).toMatch(/LOG_LEVEL/);
});
