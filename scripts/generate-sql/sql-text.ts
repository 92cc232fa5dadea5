import type { TableContract } from '../../schemas/tables/table-contract.ts';

/** First line of every generated file. */
export const generatedNotice = '-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.\n';

/** A text as a GoogleSQL literal. */
export const sqlString = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

/** Items on lines of their own, with commas. */
export const lines = (items: readonly string[], indent: string): string =>
  items.map((item) => `${indent}${item}`).join(',\n');

/** Staging table of a contract: one row per key, in batches. */
export const stagingTable = (contract: TableContract): string =>
  `staging.${contract.dataset}_${contract.name}`;

/** What a load job wrote, as it came. */
export const offeredTable = (contract: TableContract): string => `${stagingTable(contract)}_offered`;
