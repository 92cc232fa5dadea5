import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import { advancedFeatures } from '../../schemas/tables/advanced-features.ts';
import { contextFeatures, relieverFeaturesDaily } from '../../schemas/tables/context-features.ts';
import {
  gameFeaturesDaily,
  pitcherFeaturesDaily,
  teamRollingFeatures,
} from '../../schemas/tables/features.ts';
import { pitcherStartFeatures, playerFeaturesDaily } from '../../schemas/tables/player-features.ts';
import { qualifiedName, type TableContract } from '../../schemas/tables/table-contract.ts';
import { rowTextWriter } from '../../shared/domain/row-text.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { putObject } from '../../shared/runtime/object-reference.ts';
import type { DayFeatures } from './build-features.ts';
import type { Slate } from './slate.ts';

/** The run and event a file belongs to: nobody else writes below their folder. */
export interface RunFolder {
  runId: string;
  eventId: string;
}

/** Feature objects of some dates, by table. */
export type FeatureObjects = Map<TableContract, ObjectReference[]>;

/** The feature tables, in the order in which they are loaded. */
export const featureTables: readonly TableContract[] = [
  teamRollingFeatures,
  pitcherFeaturesDaily,
  gameFeaturesDaily,
  advancedFeatures,
  pitcherStartFeatures,
  playerFeaturesDaily,
  contextFeatures,
  relieverFeaturesDaily,
];

/** Writes the rows of one date, one NDJSON object a table, sorted by key. A date without games has no partition: its objects are empty. */
export async function writeDayFeatures(
  day: DayFeatures,
  folder: RunFolder,
  objects: ObjectStore,
): Promise<FeatureObjects> {
  const rowsByTable: readonly [TableContract, readonly Record<string, unknown>[]][] = [
    [teamRollingFeatures, day.teams],
    [pitcherFeaturesDaily, day.pitchers],
    [gameFeaturesDaily, day.games],
    [advancedFeatures, day.history?.games ?? []],
    [pitcherStartFeatures, day.history?.starts ?? []],
    [playerFeaturesDaily, day.history?.batters ?? []],
    [contextFeatures, day.contexts],
    [relieverFeaturesDaily, day.relievers],
  ];
  const written: FeatureObjects = new Map();
  for (const [table, rows] of rowsByTable) {
    const stored = day.slate.games === 0 ? [] : rows;
    written.set(table, [await writeFeatureRows(table, stored, { slate: day.slate, folder }, objects)]);
  }
  return written;
}

/**
 * Writes rows of one date as an NDJSON object. The time of ingestion is the beginning of the run, so a repeated event writes the same
 * bytes.
 */
export async function writeFeatureRows(
  table: TableContract,
  rows: readonly Record<string, unknown>[],
  { slate, folder: { runId, eventId } }: { slate: Slate; folder: RunFolder },
  objects: ObjectStore,
): Promise<ObjectReference> {
  const lineage = {
    runId,
    source: 'feature-engine',
    knownAt: slate.cutoffAt,
    ingestedAt: runStartedAt(runId),
  };
  const writeRow = rowTextWriter();
  const lines = rows.map((row) => `${writeRow(row, lineage)}\n`);
  const key = `features/feature_date=${slate.date}/run=${runId}/event=${eventId}/${table.name}.ndjson`;
  return putObject(objects, key, lines.join(''), lines.length);
}

/** Replaces the partitions of the dates by the written objects, of all tables or of none: in the cloud that is one script, not one a table. */
export async function loadFeatures(
  dates: readonly string[],
  written: FeatureObjects,
  warehouse: Warehouse,
): Promise<void> {
  await warehouse.loadAll(
    featureTables.map((table) => ({
      table: qualifiedName(table),
      objectKeys: (written.get(table) ?? []).map(({ key }) => key),
      mode: { kind: 'replace', gameDates: dates },
    })),
  );
}

/** When a run began, ISO 8601 UTC: `2026-04-15T06:15:00.000Z` of `20260415T061500Z-ab12`. */
export const runStartedAt = (runId: string): string =>
  `${runId.slice(0, 4)}-${runId.slice(4, 6)}-${runId.slice(6, 8)}T${runId.slice(9, 11)}:${runId.slice(11, 13)}:${runId.slice(13, 15)}.000Z`;
