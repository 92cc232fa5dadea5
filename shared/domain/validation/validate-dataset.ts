import { datasetRules } from './dataset-rules.ts';
import { type Finding, findingOf } from './rule.ts';
import { stagedTables } from './staged-tables.ts';
import type { AnyRow, TableRules } from './table-rules.ts';
import { gravestFirst } from './validate-game.ts';
import { type AcceptedTables, BundleCheck, type OfferedBundle } from './validate-tables.ts';

/** The verdict over the bundle of a dataset: rows are judged one by one and between each other, there is no game to grade. */
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
  const rejected = applyDatasetRules(check);
  const { accepted, rowsOffered, rowsRejected } = check;
  return {
    findings: gravestFirst(check.findings),
    accepted,
    rowsOffered,
    rowsRejected: rowsRejected + rejected,
  };
}

/** Applies the rules between rows; a hard one takes the rows it names out of the accepted ones. Returns how many were taken. */
function applyDatasetRules({ accepted, findings }: BundleCheck): number {
  const unbelievable = new Set<AnyRow>();
  for (const rule of datasetRules) {
    for (const { message, rowKey, rows } of rule.check(accepted)) {
      findings.push(findingOf(rule, message, rowKey ?? null));
      if (rule.severity === 'hard') for (const row of rows ?? []) unbelievable.add(row);
    }
  }
  if (unbelievable.size === 0) return 0;
  for (const [table, rows] of accepted)
    accepted.set(
      table,
      rows.filter((row) => !unbelievable.has(row)),
    );
  return unbelievable.size;
}
