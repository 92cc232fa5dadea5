import type { TableContract } from '../../../schemas/tables/table-contract.ts';
import { rowBytes } from './row-bytes.ts';
import type { Tables } from './scanned-bytes.ts';
import { objectWork } from './stage-work.ts';
import { league, rowsOf } from './table-volumes.ts';

const megabytesPerGib = 1_024;
/** A partition that nobody changed for 90 days costs half; counted by months, with one that is not yet whole. */
const activeMonths = 4;

/** Bytes of all tables: of the last 90 days or not partitioned (active), and older ones. A month that was changed late counts as active. */
export function storedBytes(tables: Tables, seasons: number): { active: number; longTerm: number } {
  const bytesOf = (contract: TableContract, months: number | 'all'): number =>
    rowsOf(contract, months, seasons) * rowBytes(contract);
  let [active, all] = [0, 0];
  for (const contract of tables.values()) {
    all += bytesOf(contract, 'all');
    active += bytesOf(contract, contract.partitionBy === null ? 'all' : activeMonths);
  }
  return { active, longTerm: Math.max(0, all - active) };
}

/** Gibibytes of objects after so many seasons. */
export function objectGib(seasons: number): { standard: number; nearline: number; coldline: number } {
  const { seasonDays } = league;
  const gib = (megabytesPerDay: number, days: number) => (megabytesPerDay * days) / megabytesPerGib;
  const { rawMegabytes, stagedMegabytes, keptMegabytes } = objectWork;
  return {
    standard:
      gib(rawMegabytes, 90) + gib(stagedMegabytes, seasonDays) + gib(keptMegabytes, seasonDays * seasons),
    nearline: gib(rawMegabytes, seasonDays - 90),
    coldline: gib(rawMegabytes, seasonDays * Math.max(0, seasons - 1)),
  };
}
