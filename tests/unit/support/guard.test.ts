import { appendFileSync, createWriteStream, existsSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const outside = resolve('guard-was-here');

it.each([
  ['writeFileSync', () => writeFileSync(outside, 'x')],
  ['appendFileSync', () => appendFileSync(outside, 'x')],
  ['openSync for writing', () => openSync(outside, 'w')],
  ['createWriteStream', () => createWriteStream(outside)],
  ['renameSync', () => renameSync(resolve('README.md'), outside)],
  ['writeFile', () => writeFile(outside, 'x')],
  ['mkdir', () => mkdir(outside)],
  ['rm', () => rm(outside, { force: true })],
])('%s outside the temporary folder fails the test', (_, write) => {
  expect(write).toThrow(/outside its temporary folder/);
  expect(existsSync(outside)).toBe(false);
});

it('lets a test write in its temporary folder', async () => {
  const path = join(temporaryFolder(), 'file');
  await writeFile(path, 'x');
  expect(existsSync(path)).toBe(true);
});

it.each([
  { host: 'example.org', port: 80 },
  { host: '10.0.0.1', port: 80 },
])('a connection to $host fails the test', (target) => {
  expect(() => connect(target)).toThrow(/beyond loopback/);
});

it('lets a test connect to itself', async () => {
  const server = createServer((socket) => socket.end());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const socket = connect(address.port, '127.0.0.1');
  await new Promise((ended) => socket.once('close', ended).resume());
  await new Promise((closed) => server.close(closed));
});
