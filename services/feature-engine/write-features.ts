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
import { withLineage } from '../../shared/domain/lineage.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { putObject, toNdjson } from '../../shared/runtime/object-reference.ts';
import type { DayFeatures } from './build-features.ts';

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

/**
 * Writes the rows of one date, one NDJSON object a table, sorted by key. The time of ingestion is the beginning of the run,
 * so a repeated event writes the same bytes. A date without games has no partition: its objects are empty.
 */
export async function writeDayFeatures(
  day: DayFeatures,
  folder: RunFolder,
  objects: ObjectStore,
): Promise<FeatureObjects> {
  const written: FeatureObjects = new Map();
  const lineage = {
    runId: folder.runId,
    source: 'feature-engine',
    knownAt: day.slate.cutoffAt,
    ingestedAt: runStartedAt(folder.runId),
  };
  const prefix = `features/feature_date=${day.slate.date}/run=${folder.runId}/event=${folder.eventId}`;
  const rowsByTable: readonly [TableContract, readonly object[]][] = [
    [teamRollingFeatures, day.teams],
    [pitcherFeaturesDaily, day.pitchers],
    [gameFeaturesDaily, day.games],
    [advancedFeatures, day.history?.games ?? []],
    [pitcherStartFeatures, day.history?.starts ?? []],
    [playerFeaturesDaily, day.history?.batters ?? []],
    [contextFeatures, day.contexts],
    [relieverFeaturesDaily, day.relievers],
  ];
  for (const [table, rows] of rowsByTable) {
    const stored = day.slate.games === 0 ? [] : rows.map((row) => withLineage(row, lineage));
    const key = `${prefix}/${table.name}.ndjson`;
    written.set(table, [await putObject(objects, key, toNdjson(stored), stored.length)]);
  }
  return written;
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

/** `20260415T061500Z-ab12` as `2026-04-15T06:15:00.000Z`. */
const runStartedAt = (runId: string): string =>
  `${runId.slice(0, 4)}-${runId.slice(4, 6)}-${runId.slice(6, 8)}T${runId.slice(9, 11)}:${runId.slice(11, 13)}:${runId.slice(13, 15)}.000Z`;
