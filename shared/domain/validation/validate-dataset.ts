import type { Finding } from './rule.ts';
import { stagedTables } from './staged-tables.ts';
import type { TableRules } from './table-rules.ts';
import { gravestFirst } from './validate-game.ts';
import { type AcceptedTables, BundleCheck, type OfferedBundle } from './validate-tables.ts';

/** The verdict over the bundle of a dataset: rows are judged one by one, there is no game to grade. */
export interface DatasetVerdict {
  findings: readonly Finding[];
  accepted: AcceptedTables;
  rowsOffered: number;
  /** Rows with a hard finding. */
  rowsRejected: number;
}

const tables: readonly TableRules[] = Object.values(stagedTables);

/** Validates the bundle of a dataset. Never throws for what a bundle contains. */
export function validateDataset(bundle: OfferedBundle): DatasetVerdict {
  const check = new BundleCheck(bundle.tables);
  for (const rules of tables) check.table(rules, { gamePk: null, gameDate: null });
  check.unknownTables();
  check.sourceFindings(bundle.findings);
  const { accepted, rowsOffered, rowsRejected } = check;
  return { findings: gravestFirst(check.findings), accepted, rowsOffered, rowsRejected };
}
