import { type Finding, findingOf, type RowRule, type RuleFailure, type RuleInfo } from './rule.ts';
import { SeenKeys } from './seen-keys.ts';
import type { AnyRow, TableRules } from './table-rules.ts';

/** What the rows of a table must agree with. null: not checked. */
export interface RowScope {
  gamePk: number | null;
  gameDate: string | null;
}

/** The rows of a table that keep their rules, and what is wrong with the others. */
export interface TableVerdict<Row extends AnyRow = AnyRow> {
  table: string;
  accepted: Row[];
  offered: number;
  findings: Finding[];
  failures: RuleFailure[];
  /** A row has no usable key: the shape of the table is not what it should be. */
  isKeyBroken: boolean;
}

function keyText(key: readonly string[], row: unknown): string {
  if (typeof row !== 'object' || row === null) return 'not an object';
  const record: Record<string, unknown> = { ...row };
  return key.map((name) => `${name}=${keyValue(record[name])}`).join(' ');
}

/** Key values of a broken row can be anything; only scalars are shown, cut. */
function keyValue(value: unknown): string {
  return typeof value === 'object' ? '?' : String(value).slice(0, 40);
}

function scopeProblem(row: AnyRow, scope: RowScope): string | null {
  if (scope.gamePk !== null && 'game_pk' in row && row['game_pk'] !== scope.gamePk)
    return `row of game ${row['game_pk']} in the bundle of game ${scope.gamePk}`;
  if (scope.gameDate !== null && 'game_date' in row && row['game_date'] !== scope.gameDate)
    return `row of ${row['game_date']} in a game of ${scope.gameDate}`;
  return null;
}

/** Counts the rows each rule touched. */
class RuleCounts {
  readonly findings: Finding[] = [];
  private readonly touched = new Map<string, { rule: RuleInfo; rows: number }>();

  add(rule: RuleInfo, message: string, rowKey: string): void {
    this.findings.push(findingOf(rule, message, rowKey));
    const entry = this.touched.get(rule.id);
    if (entry === undefined) this.touched.set(rule.id, { rule, rows: 1 });
    else entry.rows += 1;
  }

  failures(offered: number): RuleFailure[] {
    return [...this.touched.values()].map(({ rule, rows }) => ({
      rule: rule.id,
      severity: rule.severity,
      dimension: rule.dimension,
      share: rows / offered,
    }));
  }
}

function keepsRowRules<Row extends AnyRow>(
  rules: readonly RowRule<Row>[],
  row: Row,
  flag: (rule: RuleInfo, message: string) => void,
): boolean {
  let keeps = true;
  for (const rule of rules) {
    const message = rule.check(row);
    if (message === null) continue;
    flag(rule, message);
    if (rule.severity === 'hard') keeps = false;
  }
  return keeps;
}

/** Checks the rows of one table. A row with a hard finding is rejected; of two rows with one key the first stays. */
export function validateTable<Row extends AnyRow>(
  rules: TableRules<Row>,
  rows: readonly unknown[],
  scope: RowScope,
): TableVerdict<Row> {
  const counts = new RuleCounts();
  const accepted: Row[] = [];
  const seen = new SeenKeys(rules.key);
  let isKeyBroken = false;
  for (const offered of rows) {
    const flag = (rule: RuleInfo, message: string): void =>
      counts.add(rule, message, keyText(rules.key, offered));
    const look = rules.look(offered);
    const parsed = look === 'odd' ? rules.parse(offered) : { success: true as const, data: offered as Row }; // zod accepts it
    if (!parsed.success) {
      const columns = parsed.error.issues.map((issue) => String(issue.path[0] ?? 'row'));
      if (columns.some((column) => column === 'row' || rules.key.includes(column))) isKeyBroken = true;
      const first = parsed.error.issues[0];
      const others = parsed.error.issues.length > 1 ? ` (and ${parsed.error.issues.length - 1} more)` : '';
      flag(rules.rowKeepsContract, `${columns[0] ?? 'row'}: ${first?.message ?? 'invalid'}${others}`);
      continue;
    }
    const row = parsed.data;
    const foreign = scopeProblem(row, scope);
    if (foreign !== null) {
      flag(rules.rowIsOfThisGame, foreign);
      continue;
    }
    if (seen.has(row)) {
      flag(rules.keyIsUnique, 'a second row with this key');
      continue;
    }
    const keepsColumns = look === 'clean' || keepsRowRules(rules.columnRules, row, flag);
    if (!keepsRowRules(rules.ownRules, row, flag) || !keepsColumns) continue;
    seen.add(row);
    accepted.push(row);
  }
  return {
    table: rules.table,
    accepted,
    offered: rows.length,
    findings: counts.findings,
    failures: counts.failures(rows.length),
    isKeyBroken,
  };
}
