import { columnsOf, qualifiedName, type TableContract } from '../../../schemas/tables/table-contract.ts';
import { type BillSettings, daysPerMonth } from './bill-settings.ts';
import { computeUnits } from './compute-units.ts';
import { charge, type PricedItem, prices } from './prices.ts';
import type { ScannedBytes, Tables } from './scanned-bytes.ts';
import { scannedPerDay } from './scanned-per-day.ts';
import { objectWork, otherWork, requestWork } from './stage-work.ts';
import { objectGib, storedBytes } from './stored-bytes.ts';
import { tableReferences } from './table-references.ts';

/** The SQL of the product. */
export interface SqlTexts {
  /** Text of a query: `dataset/name`. */
  query(name: string): string;
  /** Text by `dataset.view`. */
  views: ReadonlyMap<string, string>;
}

/** A line of the bill. */
export interface BillLine {
  item: PricedItem;
  label: string;
  units: number;
  unit: string;
  freeUnits: number;
  dollars: number;
  /** The same where the free tier is used up by others. */
  dollarsWithoutFreeTier: number;
}

/** A month. */
export interface MonthlyBill extends BillSettings {
  lines: readonly BillLine[];
  dollars: number;
  /** Where the free tiers of the billing account are used up by others. */
  dollarsWithoutFreeTier: number;
  /** Bytes billed by BigQuery for one day, by what asks for them, the largest first. */
  scannedPerDay: readonly ScannedBytes[];
}

const bytesPerGib = 2 ** 30;
const bytesPerTib = 2 ** 40;
/** Of messages, objects and the like: what little goes on outside of the season. */
const offSeasonActivity = 0.1;

const millionSeriesPerMonth = (conditions: number, series: number): number =>
  (conditions * series * 2 * 60 * 24 * daysPerMonth) / 1_000_000;

/** How much of everything a month uses, in the units of its price. */
function amountsOf(
  settings: BillSettings,
  tables: Tables,
  scannedBytes: number,
): readonly (readonly [PricedItem, number])[] {
  const stored = storedBytes(tables, settings.seasons);
  const compute = computeUnits(settings);
  const objects = objectGib(settings.seasons);
  const activity = settings.period === 'season' ? 1 : offSeasonActivity;
  const { messagesPerDay, bytesPerMessage, logBytesPerCall } = otherWork;
  const requests = daysPerMonth * settings.requestsPerDay;
  return [
    ['bigQueryScan', scannedBytes / bytesPerTib],
    ['bigQueryActiveStorage', stored.active / bytesPerGib],
    ['bigQueryLongTermStorage', stored.longTerm / bytesPerGib],
    ['standardObjects', objects.standard],
    ['nearlineObjects', objects.nearline],
    ['coldlineObjects', objects.coldline],
    ['objectWrites', (activity * daysPerMonth * objectWork.writes) / 10_000],
    ['objectReads', (activity * daysPerMonth * objectWork.reads) / 10_000],
    ['processorTime', compute.processor],
    ['memoryTime', compute.memory],
    ['requests', (compute.calls + requests) / 1_000_000],
    ['egress', (requests * requestWork.answerBytes) / bytesPerGib],
    ['messages', (activity * daysPerMonth * messagesPerDay * bytesPerMessage) / bytesPerTib],
    ['schedules', otherWork.schedulerJobs],
    ['secretVersions', otherWork.secretVersions],
    ['secretAccesses', (daysPerMonth * otherWork.secretAccessesPerDay) / 10_000],
    ['images', otherWork.imageGib],
    ['logs', ((compute.calls + requests / 100) * logBytesPerCall) / bytesPerGib],
    ['alertConditions', otherWork.alertConditions],
    ['alertSeries', millionSeriesPerMonth(otherWork.alertConditions, otherWork.seriesPerCondition)],
  ];
}

/** What a month costs at list prices. Throws when a query reads a table without a contract or figures. */
export function monthlyBill(
  settings: BillSettings,
  contracts: readonly TableContract[],
  texts: SqlTexts,
): MonthlyBill {
  const tables: Tables = new Map(contracts.map((contract) => [qualifiedName(contract), contract]));
  const columns = new Map(
    contracts.map((contract) => [qualifiedName(contract), columnsOf(contract).map(({ name }) => name)]),
  );
  const scanned = scannedPerDay(settings, tables, (query) =>
    tableReferences(texts.query(query), { tables: columns, views: texts.views }),
  );
  const scannedBytes = daysPerMonth * scanned.reduce((sum, { bytes }) => sum + bytes, 0);
  const lines = amountsOf(settings, tables, scannedBytes).map(([item, units]) => ({
    item,
    label: prices[item].label,
    units,
    unit: prices[item].unit,
    freeUnits: prices[item].freeUnits,
    dollars: charge(item, units),
    dollarsWithoutFreeTier: charge(item, units, { isFreeTierOpen: false }),
  }));
  const total = (pick: (line: BillLine) => number) => lines.reduce((sum, line) => sum + pick(line), 0);
  return {
    ...settings,
    lines,
    dollars: total(({ dollars }) => dollars),
    dollarsWithoutFreeTier: total(({ dollarsWithoutFreeTier }) => dollarsWithoutFreeTier),
    scannedPerDay: scanned,
  };
}
