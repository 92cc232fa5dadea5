import type { BundleFinding } from '../../../schemas/bundle.ts';
import { bundleRules, ruleOfSourceFinding } from './bundle-rules.ts';
import { type Finding, findingOf, type RuleFailure, type RuleInfo } from './rule.ts';
import { stagedTables } from './staged-tables.ts';
import type { AnyRow, TableRules } from './table-rules.ts';
import { type RowScope, type TableVerdict, validateTable } from './validate-table.ts';

/** Staged rows by table, as they come out of a bundle: nothing is known of a row yet. */
export type OfferedTables = Readonly<Record<string, readonly unknown[]>>;

/** What of a bundle is validated. */
export interface OfferedBundle {
  tables: OfferedTables;
  findings: readonly BundleFinding[];
}

/** Accepted rows by table. */
export type AcceptedTables = Map<string, readonly AnyRow[]>;

/** Collects the verdicts over the tables of one bundle. */
export class BundleCheck {
  readonly findings: Finding[] = [];
  readonly failures: RuleFailure[] = [];
  readonly accepted: AcceptedTables = new Map();
  rowsOffered = 0;
  rowsRejected = 0;
  isKeyBroken = false;
  private readonly offered: OfferedTables;

  constructor(offered: OfferedTables) {
    this.offered = offered;
  }

  /** Validates one table and keeps its accepted rows. A table the bundle does not have is empty. */
  table<Row extends AnyRow>(rules: TableRules<Row>, scope: RowScope): TableVerdict<Row> {
    const verdict = validateTable(rules, this.offered[rules.table] ?? [], scope);
    this.findings.push(...verdict.findings);
    this.failures.push(...verdict.failures);
    this.rowsOffered += verdict.offered;
    this.rowsRejected += verdict.offered - verdict.accepted.length;
    if (verdict.isKeyBroken) this.isKeyBroken = true;
    if (verdict.accepted.length > 0) this.accepted.set(rules.table, verdict.accepted);
    return verdict;
  }

  /** Records a failed rule over the bundle or the game: one failure, whatever the number of messages. */
  fail(rule: RuleInfo, messages: readonly string[]): void {
    if (messages.length === 0) return;
    this.findings.push(...messages.map((message) => findingOf(rule, message)));
    this.failures.push({ rule: rule.id, severity: rule.severity, dimension: rule.dimension, share: 1 });
  }

  /** Takes over what the collector noticed: all findings of one rule are one failure. */
  sourceFindings(findings: readonly BundleFinding[]): void {
    for (const rule of new Set(findings.map(({ code }) => ruleOfSourceFinding[code])))
      this.fail(
        rule,
        findings
          .filter(({ code }) => ruleOfSourceFinding[code] === rule)
          .map(({ code, path, message }) => `${code} ${path}: ${message}`),
      );
  }

  /** Flags tables that nobody stages; their rows are rejected. */
  unknownTables(): void {
    const known = new Set(Object.values(stagedTables).map((rules) => rules.table));
    const unknown = Object.keys(this.offered).filter((table) => !known.has(table));
    for (const table of unknown) {
      const rows = this.offered[table]?.length ?? 0;
      this.rowsOffered += rows;
      this.rowsRejected += rows;
    }
    this.fail(
      bundleRules.tableKnown,
      unknown.sort().map((table) => `table ${table.slice(0, 80)} is not staged`),
    );
  }
}
