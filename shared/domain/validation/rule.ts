/** `hard`: the value cannot be true. `soft`: kept and flagged. `info`: worth knowing, costs nothing. */
export type Severity = 'hard' | 'soft' | 'info';

/** The four dimensions of the quality score. */
export const dimensions = ['schema', 'completeness', 'players', 'ranges'] as const;

/** One of {@link dimensions}. */
export type Dimension = (typeof dimensions)[number];

/** What the documentation says of a rule. `id` is stable: reports, alerts and retries name it. */
export interface RuleInfo {
  id: string;
  severity: Severity;
  dimension: Dimension;
  /** Table the rule reads, or null when it compares several. */
  table: string | null;
  description: string;
}

/** One thing that is wrong, in words. */
export interface Finding {
  rule: string;
  severity: Severity;
  dimension: Dimension;
  table: string | null;
  /** Natural key of the row, such as `game_pk=824322 inning=3`; null for a game as a whole. */
  rowKey: string | null;
  message: string;
}

/** What a failed rule costs: its severity, and the share of its subject it touches (a rule over a whole game: 1). */
export interface RuleFailure {
  rule: string;
  severity: Severity;
  dimension: Dimension;
  share: number;
}

/** A rule over one row: null when it holds, else what is wrong. A hard one rejects the row. */
export interface RowRule<Row> extends RuleInfo {
  check(row: Row): string | null;
}

/** The finding of a rule. */
export function findingOf(rule: RuleInfo, message: string, rowKey: string | null = null): Finding {
  const { id, severity, dimension, table } = rule;
  return { rule: id, severity, dimension, table, rowKey, message };
}
