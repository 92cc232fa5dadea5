import { describe, expect, test } from 'vitest';
import { feedToBundle, serializeBundle } from '../../../functions/collector/feed-to-bundle.ts';
import { bundleSchema } from '../../../schemas/bundle.ts';
import { feedTask } from '../../support/feed-task.ts';

describe('a stored bundle', () => {
  test('is JSON with every row on a line of its own', () => {
    const outcome = feedToBundle(feedTask(5));
    if ('error' in outcome) throw new Error(outcome.error.message);
    const text = Buffer.from(outcome.bytes).toString();
    const bundle = bundleSchema.parse(JSON.parse(text));
    const rows = Object.values(bundle.tables).flat();
    const lines = text
      .split('\n')
      .slice(1)
      .filter((line) => line.startsWith('{'))
      .map((line) => line.replace(/,$/, ''));
    expect(rows.length).toBeGreaterThan(10);
    expect(outcome.rows).toBe(rows.length);
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(rows);
  });

  test('without rows is JSON too', () => {
    const empty = {
      schema_version: 1 as const,
      game_pk: null,
      dataset: null,
      tables: { 'a.b': [] },
      findings: [],
    };
    expect(JSON.parse(Buffer.from(serializeBundle(empty).bytes).toString())).toEqual(empty);
  });
});
