import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findKnownGames } from '../../functions/collector/find-known-games.ts';
import { openDuckDbWarehouse } from '../../shared/adapters/local/duckdb-warehouse.ts';
import { withLineage } from '../../shared/domain/lineage.ts';
import { readFeed } from '../../shared/sources/statsapi/read-feed.ts';
import { stageGame } from '../../shared/sources/statsapi/stage-rows.ts';
import { smallFeed } from '../support/small-feed.ts';
import { storedTables } from '../support/stored-tables.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const fetchedAt = '2026-04-15T06:15:00.000Z';
const reading = { runId: '20260415T061500Z-ab12', source: 'statsapi', fetchedAt, ingestedAt: fetchedAt };

/** The games row of a made-up game, with changes. */
const gameRow = (gamePk: number, change: Record<string, unknown> = {}) => ({
  ...storedTables(stageGame(readFeed(smallFeed({ gamePk }), { gamePk, fetchedAt }), reading))[
    'mlb_historical_data.games'
  ]?.[0],
  ...change,
});

/** A game whose pitches came from Baseball Savant. */
const savantRow = (gamePk: number) =>
  withLineage(
    { game_pk: gamePk, game_date: '2026-05-05', pitches: 290, content_sha256: 'abc' },
    { ...reading, knownAt: fetchedAt },
  );

describe('the games the collector knows', () => {
  it('are those of the schedule and those of the date; complete means that the end and the pitches are there', async () => {
    const folder = temporaryFolder();
    const objectsRoot = join(folder, 'objects');
    mkdirSync(objectsRoot);
    const rows = [
      gameRow(1),
      gameRow(2, { completed_at: null }),
      gameRow(3, { pitches_recorded: null }),
      gameRow(4, { is_complete: false, coded_state: 'U' }),
      gameRow(5, { game_date: '2026-05-05' }),
      gameRow(6, { game_date: '2026-05-05' }),
    ];
    writeFileSync(join(objectsRoot, 'games.ndjson'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const warehouse = await openDuckDbWarehouse({ file: join(folder, 'warehouse.duckdb'), objectsRoot });
    try {
      await warehouse.ensureSchema();
      await warehouse.load({
        table: 'mlb_historical_data.games',
        objectKeys: ['games.ndjson'],
        mode: { kind: 'merge' },
      });
      writeFileSync(join(objectsRoot, 'savant.ndjson'), `${JSON.stringify(savantRow(5))}\n`);
      await warehouse.load({
        table: 'mlb_historical_data.savant_games',
        objectKeys: ['savant.ndjson'],
        mode: { kind: 'merge' },
      });
      const known = await findKnownGames(warehouse, '2026-04-14', [1, 5]);
      expect(known.map(({ gamePk, isComplete }) => [gamePk, isComplete])).toEqual([
        [1, true],
        [2, false],
        [3, false],
        [4, false],
        [5, true],
      ]);
      expect(known[3]).toEqual({
        gamePk: 4,
        gameDate: '2026-04-14',
        codedState: 'U',
        isComplete: false,
        ingestedAt: fetchedAt,
        savant: null,
      });
      expect(known[4]?.savant).toEqual({ pitches: 290, contentSha256: 'abc' });
      expect(await findKnownGames(warehouse, '2026-01-01', [])).toEqual([]);
    } finally {
      await warehouse.close();
    }
  });
});
