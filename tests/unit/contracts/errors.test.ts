import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  asHanksTankError,
  type ErrorCode,
  errorEntry,
  errorRegistry,
  HanksTankError,
} from '../../../shared/domain/errors.ts';

const codes = Object.keys(errorRegistry) as ErrorCode[]; // keys of the registry
const document = readFileSync(join(import.meta.dirname, '../../../docs/errors.md'), 'utf8');

describe('the error registry', () => {
  it.each(codes)('%s says what it means and what to check, and stands in docs/errors.md', (code) => {
    const entry = errorEntry(code);
    expect(entry.meaning).toMatch(/\.$/);
    expect(entry.check.length).toBeGreaterThan(10);
    expect(document).toContain(`| ${code} | ${entry.class} |`);
  });

  it('has every code of docs/errors.md', () => {
    const documented = [...document.matchAll(/^\| ([A-Z_]+) \|/gm)].map(([, code]) => code);
    expect(documented.sort()).toEqual([...codes].sort());
  });
});

describe('an error', () => {
  it('keeps its cause, its details and its class', () => {
    const cause = new Error('socket closed');
    const error = new HanksTankError('SOURCE_TIMEOUT', 'game 1 took too long', {
      cause,
      details: { game_pk: 1 },
    });
    expect(error).toMatchObject({
      code: 'SOURCE_TIMEOUT',
      class: 'transient',
      details: { game_pk: 1 },
      cause,
    });
    expect(error.check).toBe(errorEntry('SOURCE_TIMEOUT').check);
  });

  it('of unknown origin becomes INTERNAL, its own stays what it is', () => {
    const own = new HanksTankError('STORAGE_FULL', 'full');
    expect(asHanksTankError(own)).toBe(own);
    expect(asHanksTankError(new TypeError('x'))).toMatchObject({ code: 'INTERNAL', message: 'x' });
    expect(asHanksTankError('thrown text')).toMatchObject({ code: 'INTERNAL', message: 'thrown text' });
  });
});
