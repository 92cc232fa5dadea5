import { expect, it } from 'vitest';
import { contentHash } from '../../../functions/loader/content-hash.ts';
import { qualityReports } from '../../../schemas/tables/operational.ts';
import { players } from '../../../schemas/tables/reference.ts';
import { rowHash } from '../../../shared/domain/row-hash.ts';
import { asNdjson, contractRow } from '../../support/contract-rows.ts';

const table = 'mlb_historical_data.players';
const player = (id: number, change: Record<string, unknown> = {}) =>
  contractRow(table, { player_id: id, row_hash: rowHash({ id }), ...change });
const hashOf = (rows: readonly unknown[]) => contentHash(players, asNdjson(rows), rows.length);

it('is of the content and its order, not of its lineage', () => {
  const first = hashOf([player(1), player(2)]);
  const later = {
    run_id: '20270101T000000Z-ffff',
    ingested_at: '2027-01-01T00:00:00.000Z',
    source: 'archive',
  };
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(hashOf([player(1, later), player(2, later)])).toBe(first);
  expect(hashOf([player(2), player(1)])).not.toBe(first);
  expect(hashOf([player(1)])).not.toBe(first);
  expect(hashOf([player(1), player(2, { row_hash: rowHash({ changed: true }) })])).not.toBe(first);
});

it('needs no line end behind the last row', () => {
  const ndjson = asNdjson([player(1)]);
  expect(contentHash(players, ndjson.subarray(0, -1), 1)).toBe(hashOf([player(1)]));
});

it('is not known where lineage belongs to the key, or a row does not end with its hash', () => {
  const report = contractRow('operational.quality_reports');
  expect(contentHash(qualityReports, asNdjson([report]), 1)).toBeNull();
  const text = asNdjson([player(1)]).toString();
  const odd = [
    `${text}{}\n`,
    text.replace('"row_hash"', '"row_hush"'),
    text.replace('"}', '" }'),
    `${text}\n`,
  ];
  for (const ndjson of odd) expect(contentHash(players, Buffer.from(ndjson), 2), ndjson).toBeNull();
  expect(contentHash(players, Buffer.from(text), 2)).toBeNull();
  expect(contentHash(players, Buffer.from(text + text), 1)).toBeNull();
});
