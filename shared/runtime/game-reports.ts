import type { DifferingGame } from '../domain/validation/cross-source-rules.ts';
import { type QualityReport, qualityReportSchema } from '../domain/validation/quality-report.ts';
import type { ObjectStore } from '../ports/objects.ts';

/** Verdicts of the validator over games. */
export type GameReports = QualityReport['games'];

/** A rule and how often the reports of a partition name it. */
export interface Offender {
  rule: string;
  severity: string;
  findings: number;
  example: string;
}

/** The newest verdict over each game of a date, from the validator's reports. */
export async function readGameReports(objects: ObjectStore, gameDate: string): Promise<GameReports> {
  const games = new Map<number, GameReports[number]>();
  const reports = await objects.list(`quality/game_date=${gameDate}/`);
  // Keys are sorted by run and attempt: a later verdict replaces an earlier one.
  for (const { key } of reports) {
    const report = qualityReportSchema.parse(JSON.parse((await objects.get(key)).toString()));
    for (const game of report.games) games.set(game.game_pk, game);
  }
  return [...games.values()];
}

const severityOrder: readonly string[] = ['hard', 'soft', 'info'];
const offendersMax = 10;

type GameFindings = Pick<GameReports[number], 'game_pk' | 'findings'>;

/** The most frequent findings, the gravest first. */
export function offendersOf(games: readonly GameFindings[]): Offender[] {
  const offenders = new Map<string, Offender>();
  for (const { game_pk, findings } of games) {
    for (const { rule, severity, row_key, message } of findings) {
      const example = `game ${game_pk}${row_key === null ? '' : ` (${row_key})`}: ${message}`;
      const before = offenders.get(rule) ?? { rule, severity, findings: 0, example };
      offenders.set(rule, { ...before, findings: before.findings + 1 });
    }
  }
  return [...offenders.values()]
    .toSorted(
      (left, right) =>
        severityOrder.indexOf(left.severity) - severityOrder.indexOf(right.severity) ||
        right.findings - left.findings ||
        (left.rule < right.rule ? -1 : 1),
    )
    .slice(0, offendersMax);
}

/** Rows of a table about which the validator found something. */
export function flaggedRowsOf(games: GameReports, dataset: string): number {
  const rows = games.flatMap(({ game_pk, findings }) =>
    findings.flatMap(({ table, row_key, severity }) =>
      severity !== 'info' && row_key !== null && table?.endsWith(`.${dataset}`) === true
        ? [`${game_pk} ${row_key}`]
        : [],
    ),
  );
  return new Set(rows).size;
}

/** A game of which two sources tell different things, in the form of a report. */
export const asReported = ({ gamePk, findings }: DifferingGame): GameFindings => ({
  game_pk: gamePk,
  findings: findings.map(({ rowKey, ...finding }) => ({ ...finding, row_key: rowKey })),
});
