import type { BillSettings } from './bill-settings.ts';
import {
  cleanupQueries,
  collectionQueries,
  healQueries,
  idleQueries,
  requestQueries,
  trainingQueries,
} from './query-work.ts';
import { loadWorkBytes, type ScannedBytes, type Tables, workBytes } from './scanned-bytes.ts';
import type { TableReference } from './table-references.ts';

const collectionsPerDay = 2;
const trainingsPerDay = 1 / 7 + 1 / 30;
const cleanupsPerDay = 1 / 7;

/** Bytes billed by BigQuery for a day, by what asks for them, the largest first. */
export function scannedPerDay(
  settings: BillSettings,
  tables: Tables,
  referencesOf: (query: string) => TableReference[],
): ScannedBytes[] {
  const volumes = { tables, seasons: settings.seasons };
  const isSeason = settings.period === 'season';
  const times = (factor: number, work: readonly ScannedBytes[]): ScannedBytes[] =>
    work.map(({ name, bytes }) => ({ name, bytes: factor * bytes }));
  const parts = [
    ...times(collectionsPerDay, workBytes(isSeason ? collectionQueries : idleQueries, referencesOf, volumes)),
    ...times(isSeason ? collectionsPerDay : 0, loadWorkBytes(volumes)),
    ...workBytes(healQueries, referencesOf, volumes),
    ...times(cleanupsPerDay, workBytes(cleanupQueries, referencesOf, volumes)),
    ...times(trainingsPerDay, workBytes(trainingQueries, referencesOf, volumes)),
    ...times(settings.requestsPerDay, workBytes(requestQueries, referencesOf, volumes)),
  ];
  return [...Map.groupBy(parts, ({ name }) => name)]
    .map(([name, own]) => ({ name, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) }))
    .filter(({ bytes }) => bytes > 0)
    .sort((left, right) => right.bytes - left.bytes);
}
