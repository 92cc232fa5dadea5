import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ServingPointer,
  type ServingSnapshot,
  servingPointerKey,
  servingPointerSchema,
  servingSnapshotSchema,
} from '../../schemas/serving.ts';
import { tableContract } from '../../schemas/tables/index.ts';
import { columnsOf, lineageColumnNames } from '../../schemas/tables/table-contract.ts';
import type { FeatureEngineSettings } from '../../services/feature-engine/config.ts';
import { buildSlate, rebuildStaleFeatures } from '../../services/feature-engine/handler.ts';
import { openDuckDbWarehouse } from '../../shared/adapters/local/duckdb-warehouse.ts';
import { createFileObjectStore } from '../../shared/adapters/local/file-object-store.ts';
import { withLineage } from '../../shared/domain/lineage.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { SqlRow, Warehouse } from '../../shared/ports/warehouse.ts';
import { toNdjson } from '../../shared/runtime/object-reference.ts';
import type { StageResult } from '../../shared/runtime/stage-types.ts';
import { countingIds, manualClock } from './manual-clock.ts';
import { type SeasonGame, seasonRows } from './season-rows.ts';
import { memoryLog } from './silent-log.ts';

/** Rows of a table (`dataset.table`) that became known at a moment. */
export interface LoadedFacts {
  table: string;
  knownAt: string;
  rows: readonly SqlRow[];
}

/** The feature engine over a real embedded warehouse, without the stages before it. */
export interface FeatureWorld {
  warehouse: Warehouse;
  objects: ObjectStore;
  /** Merges the rows of games into the warehouse as the loader would. */
  loadRows(games: readonly SeasonGame[]): Promise<void>;
  /** Merges other facts, known at a moment, into a table; columns that may be null may be left out. */
  loadFacts(facts: LoadedFacts): Promise<void>;
  /** Merges the rows of games and says so to the feature engine. */
  loadGames(games: readonly SeasonGame[]): Promise<StageResult>;
  /** Tells the feature engine that facts of these dates changed. */
  announceLoaded(changedDates: readonly string[]): Promise<StageResult>;
  /** Tells it that so many new prices were loaded, and nothing else. */
  announcePrices(rows: number): Promise<StageResult>;
  /** Requests a slate; naming the event sends the same one again. */
  requestSlate(date: string, cutoffAt?: string | null, eventId?: string): Promise<StageResult>;
  /** All rows of the feature tables without lineage but with their hash, sorted by key. */
  features(): Promise<
    Record<
      | 'teams'
      | 'pitchers'
      | 'games'
      | 'advanced'
      | 'starts'
      | 'batters'
      | 'contexts'
      | 'relievers'
      | 'market',
      SqlRow[]
    >
  >;
  snapshot(key: string): Promise<ServingSnapshot>;
  pointer(key?: string): Promise<ServingPointer>;
  /** Closes the warehouse and removes its folder. */
  close(): Promise<void>;
}

/** These worlds hold the tables that features read and no others: the gate of whole nights would let none of them through. */
export const featureSettings: FeatureEngineSettings = {
  datesPerQueryMax: 31,
  gate: { completeness: 0, accuracy: 0, consistency: 0, timeliness: 0 },
};

/** Opens an empty world in a folder of its own, or another one over the ports of an existing world. */
export async function openFeatureWorld(
  settings = featureSettings,
  existing?: { warehouse: Warehouse; objects: ObjectStore },
): Promise<FeatureWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'hankstank-features-'));
  const objectsRoot = join(folder, 'objects');
  const objects = existing?.objects ?? createFileObjectStore(objectsRoot);
  const warehouse =
    existing?.warehouse ??
    (await openDuckDbWarehouse({ file: join(folder, 'warehouse.duckdb'), objectsRoot }));
  await warehouse.ensureSchema();
  const dependencies = { warehouse, objects, settings };
  let events = 0;
  const nextRun = () => {
    events += 1;
    // Ten o'clock and some seconds: every run begins after the one before.
    const time = new Date(Date.UTC(2026, 3, 1, 10, 0, events)).toISOString().replaceAll(/[-:]|\.000/g, '');
    return { eventId: `event-${events}`, runId: `${time}-0001` };
  };
  const context = (eventId: string) => ({
    stage: 'feature-engine' as const,
    eventId,
    attempt: 1,
    log: memoryLog().log,
    clock: manualClock(),
    ids: countingIds(),
  });
  const loadRows = async (games: readonly SeasonGame[]): Promise<void> => {
    const { eventId, runId } = nextRun();
    for (const [table, tableRows] of seasonRows(games, runId)) {
      const key = `test/${eventId}/${table}.ndjson`;
      await objects.put(key, Buffer.from(toNdjson(tableRows)));
      await warehouse.load({ table, objectKeys: [key], mode: { kind: 'merge' } });
    }
  };
  const loadFacts = async ({ table, knownAt, rows }: LoadedFacts): Promise<void> => {
    const { eventId, runId } = nextRun();
    const contract = tableContract(table);
    if (contract === undefined) throw new Error(`no table ${table}`);
    const unknown = columnsOf(contract).filter(({ nullable }) => nullable);
    const empty = Object.fromEntries(unknown.map(({ name }) => [name, null]));
    const lineage = { runId, source: 'test', knownAt, ingestedAt: '2026-04-01T10:00:00.000Z' };
    const complete = rows.map((row) => contract.row.parse(withLineage({ ...empty, ...row }, lineage)));
    const key = `test/${eventId}/${table}.ndjson`;
    await objects.put(key, Buffer.from(toNdjson(complete)));
    await warehouse.load({ table, objectKeys: [key], mode: { kind: 'merge' } });
  };
  const announce = (
    changedDates: readonly string[],
    tables: { table: string; inserted: number; updated: number; unchanged: number }[],
  ): Promise<StageResult> => {
    const { eventId, runId } = nextRun();
    const gameDate = changedDates[0] ?? '2026-04-01';
    const event = {
      run_id: runId,
      game_date: gameDate,
      tables,
      changed_game_dates: [...changedDates],
      games: [],
    };
    return rebuildStaleFeatures(event, dependencies, context(eventId));
  };
  const announceLoaded = (changedDates: readonly string[]) => announce(changedDates, []);
  const read = async (table: string, key: string): Promise<SqlRow[]> => {
    const text = `select * from mlb_features.${table} order by feature_date, ${key}`;
    const hidden = lineageColumnNames.filter((name) => name !== 'row_hash' && name !== 'known_at');
    return (await warehouse.query({ text })).map((row) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => !hidden.includes(name))),
    );
  };
  return {
    warehouse,
    objects,
    loadRows,
    loadFacts,
    loadGames: async (games) => {
      await loadRows(games);
      return announceLoaded([...new Set(games.map(({ date }) => date))]);
    },
    announceLoaded,
    announcePrices: (inserted) =>
      announce([], [{ table: 'mlb_historical_data.odds_snapshots', inserted, updated: 0, unchanged: 0 }]),
    requestSlate: (date, cutoffAt = null, eventId) => {
      const next = nextRun();
      const runId = eventId === undefined ? next.runId : '20260401T090000Z-0001';
      const event = { run_id: runId, game_date: date, cutoff_at: cutoffAt };
      return buildSlate(event, dependencies, context(eventId ?? next.eventId));
    },
    features: async () => ({
      teams: await read('team_rolling_features', 'team_id'),
      pitchers: await read('pitcher_features_daily', 'pitcher_id'),
      games: await read('game_features_daily', 'game_pk'),
      advanced: await read('advanced_features', 'game_pk'),
      starts: await read('pitcher_start_features', 'game_pk, pitcher_id'),
      batters: await read('player_features_daily', 'game_pk, player_id'),
      contexts: await read('context_features', 'game_pk'),
      relievers: await read('reliever_features_daily', 'pitcher_id'),
      market: await read('market_memory_features', 'game_pk'),
    }),
    snapshot: async (key) => servingSnapshotSchema.parse(JSON.parse((await objects.get(key)).toString())),
    pointer: async (key = servingPointerKey) =>
      servingPointerSchema.parse(JSON.parse((await objects.get(key)).toString())),
    close: async () => {
      if (existing === undefined) await warehouse.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
