import { join } from 'node:path';
import { expect, it } from 'vitest';
import { gameFeatureColumns, gameFeaturesDaily } from '../../../schemas/tables/features.ts';
import { games } from '../../../schemas/tables/games.ts';
import { readTrainingGames } from '../../../services/trainer/read-training-games.ts';
import { openDuckDbWarehouse } from '../../../shared/adapters/local/duckdb-warehouse.ts';
import { createFileObjectStore } from '../../../shared/adapters/local/file-object-store.ts';
import { toNdjson } from '../../../shared/runtime/object-reference.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A game with its feature row: played in the afternoon, won by the home team, unless told otherwise. */
interface Case {
  pk: number;
  date: string;
  game?: Record<string, unknown>;
  features?: Record<string, unknown>;
}

const cases: readonly Case[] = [
  { pk: 3, date: '2026-04-10' },
  { pk: 1, date: '2026-04-10', features: { elo_difference: -12.5, starter_rest_days_difference: null } },
  { pk: 2, date: '2026-04-09' },
  { pk: 10, date: '2026-04-10', game: { game_type: 'S' }, features: { game_type: 'S' } },
  { pk: 11, date: '2026-04-10', game: { home_score: 3, away_score: 3 } },
  { pk: 12, date: '2026-04-10', game: { is_complete: false } },
  { pk: 13, date: '2026-04-10', game: { completed_at: '2026-04-15T12:00:00.000Z' } },
  { pk: 14, date: '2026-04-10', game: { game_date: '2026-04-12' } },
  { pk: 15, date: '2026-04-15' },
];

it('training rows are the finished games that count, known before the cutoff, in order of date and game_pk', async () => {
  const folder = temporaryFolder();
  const objects = createFileObjectStore(join(folder, 'objects'));
  const warehouse = await openDuckDbWarehouse({
    file: join(folder, 'warehouse.duckdb'),
    objectsRoot: join(folder, 'objects'),
  });
  await warehouse.ensureSchema();
  const load = async (table: string, rows: object[]): Promise<void> => {
    const key = `test/${table}.ndjson`;
    await objects.put(key, Buffer.from(toNdjson(rows)));
    await warehouse.load({ table, objectKeys: [key], mode: { kind: 'merge' } });
  };
  await load(
    'mlb_historical_data.games',
    cases.map(({ pk, date, game }) => ({
      ...Object(games.examples.pass[0]),
      game_pk: pk,
      game_date: date,
      completed_at: `${date}T21:00:00.000Z`,
      row_hash: `game ${pk}`,
      ...game,
    })),
  );
  await load(
    'mlb_features.game_features_daily',
    cases.map(({ pk, date, features }) => ({
      ...Object(gameFeaturesDaily.examples.pass[0]),
      game_pk: pk,
      feature_date: date,
      row_hash: `features ${pk}`,
      ...features,
    })),
  );

  const rows = await readTrainingGames(warehouse, {
    slate_date: '2026-04-15',
    cutoff_at: '2026-04-15T12:00:00.000Z',
  });
  await warehouse.close();
  expect(rows.map(({ gamePk }) => gamePk)).toEqual([2, 1, 3]);
  expect(rows[1]).toMatchObject({ date: '2026-04-10', homeRuns: 5, awayRuns: 3 });
  expect(rows[1]?.features).toEqual({
    ...Object.fromEntries(Object.keys(gameFeatureColumns).map((name) => [name, 0.25])),
    elo_difference: -12.5,
    starter_rest_days_difference: null,
  });
});
