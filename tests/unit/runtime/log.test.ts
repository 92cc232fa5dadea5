import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { createFileLogger } from '../../../shared/runtime/log.ts';
import { memoryLog } from '../../support/silent-log.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it.each([
  ['debug', 'DEBUG'],
  ['info', 'INFO'],
  ['warn', 'WARNING'],
  ['error', 'ERROR'],
  ['fatal', 'CRITICAL'],
] as const)('writes level %s as severity %s of Cloud Logging', (level, severity) => {
  const { log, lines } = memoryLog();
  log[level]({ game_pk: 1 }, 'said');
  expect(lines()).toMatchObject([{ severity, message: 'said', game_pk: 1 }]);
});

it('keeps code and stack of an error', () => {
  const { log, lines } = memoryLog();
  log.error({ err: new HanksTankError('STORAGE_FULL', 'no room', { cause: new Error('ENOSPC') }) }, 'failed');
  expect(lines()[0]).toMatchObject({
    err: { code: 'STORAGE_FULL', message: expect.stringContaining('no room') },
  });
});

it('leaves payloads and secrets out', () => {
  const { log, lines } = memoryLog();
  log.info(
    { payload: 'rows', request: { authorization: 'Bearer abc', payload: 'x' }, secret: 's3cret' },
    'said',
  );
  expect(JSON.stringify(lines())).not.toMatch(/rows|Bearer|s3cret/);
});

it('appends to a file, one object a line', () => {
  const file = join(temporaryFolder(), 'log');
  createFileLogger({ level: 'info', file }).info('one');
  createFileLogger({ level: 'info', file }).info('two');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual(['one', 'two']); // our own logger writes objects
});
