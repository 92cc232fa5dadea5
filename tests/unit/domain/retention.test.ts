import { describe, expect, it } from 'vitest';
import { tableContracts } from '../../../schemas/tables/index.ts';
import { expireSql } from '../../../scripts/generate-sql/expire.ts';
import {
  decideRetention,
  defaultRetentionDays,
  retentionRules,
  textsOf,
  writtenAtMs,
} from '../../../shared/domain/retention.ts';

const now = Date.parse('2026-06-01T00:00:00Z');
const rules = retentionRules(defaultRetentionDays);
const decide = (keys: string[], referenced: string[] = []) =>
  decideRetention(
    keys.map((key) => ({ key, bytes: 10 })),
    rules,
    new Set(referenced),
    now,
  ).map(({ object, outcome }) => [object.key, outcome]);

describe('retention', () => {
  it('takes the age of an object from its run, else from its game date', () => {
    expect(writtenAtMs('staging/game_date=2020-01-01/run=20250415T061500Z-ab12/attempt=1/x.json')).toBe(
      Date.parse('2025-04-15T06:15:00Z'),
    );
    expect(writtenAtMs('raw/statsapi/schedule/game_date=2026-01-02/x.json.gz')).toBe(
      Date.parse('2026-01-02'),
    );
    expect(writtenAtMs('manifests/_index/2026.ndjson')).toBeNull();
    expect(writtenAtMs('raw/statsapi/schedule/game_date=2026-99-02/x.json.gz')).toBeNull();
  });

  it('lets staging go after a year, raw go cold after 90 days, and keeps what is younger or has no rule', () => {
    const old = 'staging/game_date=2025-05-01/run=20250501T061500Z-ab12/attempt=1/schedule.json';
    const young = 'staging/game_date=2025-07-01/run=20250701T061500Z-ab12/attempt=1/schedule.json';
    const raw = 'raw/statsapi/feed_live/game_date=2026-02-01/1-abc.json.gz';
    const freshRaw = 'raw/statsapi/feed_live/game_date=2026-05-01/1-abc.json.gz';
    const curated = 'features/feature_date=2015-05-01/run=20150501T061500Z-ab12/event=1/x.ndjson';
    expect(decide([old, young, raw, freshRaw, curated])).toEqual([
      [old, 'delete'],
      [raw, 'cold'],
    ]);
  });

  it('keeps what something current speaks of', () => {
    const manifest = 'manifests/trainer/game_date=2024-05-01/run=20240501T061500Z-ab12/e.json';
    expect(decide([manifest])).toEqual([[manifest, 'delete']]);
    expect(decide([manifest], [manifest])).toEqual([[manifest, 'referenced']]);
  });

  it('is on the day itself not old yet', () => {
    const key = 'quality/game_date=2025-04-27/run=20250427T000000Z-ab12/attempt=1.json';
    expect(decide([key])).toEqual([]);
  });
});

it('finds every text of a JSON value', () => {
  expect(textsOf({ a: 'x', b: [1, 'y', { c: 'z', d: null }] })).toEqual(['x', 'y', 'z']);
});

describe('rows of tables', () => {
  const aging = tableContracts.filter(({ retentionDays }) => retentionDays !== null);

  it('are kept as long by contract as their zone keeps them, and only operational ones grow old', () => {
    expect(aging.map(({ name, zone, retentionDays }) => [name, zone, retentionDays])).toEqual(
      ['run_manifests', 'quality_reports', 'dead_letter_queue', 'model_metrics'].map((name) => [
        name,
        'operational',
        defaultRetentionDays.operational,
      ]),
    );
  });

  it('have somebody say what of them stays, before they may grow old', () => {
    for (const contract of aging) expect(expireSql(contract)).toContain('t.ingested_at < @ingested_before');
    const [curated] = tableContracts.filter(({ zone }) => zone === 'curated');
    expect(() => curated && expireSql(curated)).toThrow(/what of it must not expire/);
  });
});
