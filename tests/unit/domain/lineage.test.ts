import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bundleSchema } from '../../../schemas/bundle.ts';
import { withLineage, withOrigin } from '../../../shared/domain/lineage.ts';
import { rowHash } from '../../../shared/domain/row-hash.ts';
import { rowLine, rowTextWriter } from '../../../shared/domain/row-text.ts';

const lineage = {
  runId: '20260415T061500Z-ab12',
  source: 'statsapi',
  knownAt: '2026-04-15T03:12:44.000Z',
  ingestedAt: '2026-04-15T06:15:09.120Z',
};

describe('the lineage of a row', () => {
  it('is added behind its columns, and is not part of its hash', () => {
    const row = withLineage({ game_pk: 1, name: 'a', score: null }, lineage);
    expect(row).toEqual({
      game_pk: 1,
      name: 'a',
      score: null,
      run_id: lineage.runId,
      source: 'statsapi',
      known_at: lineage.knownAt,
      ingested_at: lineage.ingestedAt,
      row_hash: createHash('sha256').update('{"game_pk":1,"name":"a"}').digest('hex'),
    });
    const later = withLineage(
      { game_pk: 1, name: 'a', score: null },
      { ...lineage, runId: '20260416T061500Z-ab12' },
    );
    expect(later.row_hash).toBe(row.row_hash);
  });

  it('keeps its hash when its table gains a column without a value', () => {
    expect(rowHash({ a: 1, b: null })).toBe(rowHash({ a: 1 }));
  });

  it('is written in one go as it would be in two', () => {
    const row = { game_pk: 1, name: 'a","run_id":"b', score: null };
    const line = JSON.stringify({ ...withLineage(row, lineage), score: undefined });
    expect(rowLine(withOrigin(row, lineage))).toBe(line);
    expect(rowLine(withLineage(row, lineage))).toBe(line);
    expect(rowTextWriter()(row, lineage)).toBe(line);
  });

  it('has another hash for every other content', () => {
    const hashes = [
      { a: 1, b: null },
      { a: null, b: 1 },
      { a: '1', b: null },
      { a: 1, b: 0 },
    ].map(rowHash);
    expect(new Set(hashes).size).toBe(4);
  });
});

describe('a bundle', () => {
  const bundle = {
    schema_version: 1,
    game_pk: null,
    dataset: null,
    tables: { 'raw_data.raw_objects': [{ a: 1 }] },
    findings: [],
  };

  it('holds rows by table', () => {
    expect(bundleSchema.parse(bundle)).toEqual(bundle);
  });

  it.each([
    ['another version', { schema_version: 2 }],
    ['a game that is none', { game_pk: 0 }],
    ['a dataset without a name', { dataset: '' }],
    ['a row that is no object', { tables: { a: [[1]] } }],
    ['an unknown finding', { findings: [{ code: 'WHIM', path: '', message: '' }] }],
  ])('is refused with %s', (_, change) => {
    expect(bundleSchema.safeParse({ ...bundle, ...change }).success).toBe(false);
  });
});
