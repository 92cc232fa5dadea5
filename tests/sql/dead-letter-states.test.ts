import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLetters } from '../../services/console/dead-letters.ts';
import { openDuckDbWarehouse } from '../../shared/adapters/local/duckdb-warehouse.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const at = (minute: number): string => `2026-04-15T06:${String(minute).padStart(2, '0')}:00.000Z`;
const failedAt = 10;
const gamePk = 700_001;

/** What the warehouse knows of the game of the letter. */
interface Facts {
  /** Stored status of the letter. */
  status?: 'open' | 'replayed' | 'discarded';
  /** Game of the letter; null: it is about a date. */
  letterOf?: number | null;
  reports?: readonly { run: string; grade: string; minute: number; gamePk?: number }[];
  /** The games row, or none. */
  game?: Record<string, unknown> | null;
}

const played = { coded_state: 'F', is_complete: true, pitches_recorded: 288 };
const good = { run: 'good', grade: 'A', minute: 20 };

/** The state of a letter and the run that made it good. */
async function stateOf({ status = 'open', letterOf = gamePk, reports = [], game = played }: Facts) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'objects'));
  const tables: Record<string, Record<string, unknown>[]> = {
    'mlb_historical_data.games': game === null ? [] : [{ game_pk: gamePk, ...game }],
    'operational.quality_reports': reports.map(({ run, grade, minute, gamePk: pk = gamePk }) => ({
      game_pk: pk,
      run_id: run,
      grade,
      ingested_at: at(minute),
    })),
    'operational.dead_letter_queue': [{ status, game_pk: letterOf, failed_at: at(failedAt) }],
  };
  const warehouse = await openDuckDbWarehouse({
    file: join(folder, 'warehouse.duckdb'),
    objectsRoot: join(folder, 'objects'),
  });
  try {
    await warehouse.ensureSchema();
    for (const [table, changes] of Object.entries(tables)) {
      if (changes.length === 0) continue;
      const rows = changes.map((change) => contractRow(table, change));
      writeFileSync(join(folder, 'objects', `${table}.ndjson`), asNdjson(rows));
      await warehouse.load({ table, objectKeys: [`${table}.ndjson`], mode: { kind: 'merge' } });
    }
    const [letter] = await readLetters(warehouse, {});
    const ofState = await readLetters(warehouse, { status: letter?.status ?? null });
    expect(ofState).toHaveLength(1);
    return [letter?.status, letter?.resolved_by];
  } finally {
    await warehouse.close();
  }
}

describe('an open dead letter', () => {
  it('is resolved by the run that loaded its game later, the newest of several', async () => {
    const earlier = { run: 'earlier', grade: 'C', minute: 15 };
    expect(await stateOf({ reports: [earlier, good] })).toEqual(['resolved', 'good']);
  });

  it('stays open while its game was accepted before the letter only, or is F, or is another one', async () => {
    expect(await stateOf({ reports: [{ ...good, minute: 5 }] })).toEqual(['open', null]);
    expect(await stateOf({ reports: [{ ...good, minute: failedAt }] })).toEqual(['open', null]);
    expect(await stateOf({ reports: [{ ...good, grade: 'F' }] })).toEqual(['open', null]);
    expect(await stateOf({ reports: [{ ...good, gamePk: 700_002 }] })).toEqual(['open', null]);
    expect(await stateOf({ reports: [good], letterOf: null })).toEqual(['open', null]);
  });

  it('stays open while the warehouse lacks the game, or its plays though it has begun', async () => {
    const uncollected = { coded_state: 'F', is_complete: false, pitches_recorded: null };
    expect(await stateOf({ reports: [good], game: null })).toEqual(['open', null]);
    expect(await stateOf({ reports: [good], game: uncollected })).toEqual(['open', null]);
    expect(await stateOf({ reports: [good], game: { ...uncollected, coded_state: 'IR' } })).toEqual([
      'open',
      null,
    ]);
    expect(await stateOf({ reports: [good], game: { ...uncollected, coded_state: 'DR' } })).toEqual([
      'resolved',
      'good',
    ]);
  });

  it('that was replayed or put away keeps saying so', async () => {
    for (const status of ['replayed', 'discarded'] as const)
      expect(await stateOf({ status, reports: [good] })).toEqual([status, null]);
  });
});
