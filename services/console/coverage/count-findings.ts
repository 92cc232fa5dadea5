import { type QualityReport, qualityReportSchema } from '../../../shared/domain/validation/quality-report.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';

type Finding = QualityReport['schedule']['findings'][number];

/** A rule, how often the newest reports name it, and where for the first time. */
export interface RuleCount {
  rule: string;
  severity: string;
  /** Games, schedules and datasets of a date in which it was found. */
  places: number;
  findings: number;
  /** Where it was found first: a game, or what of which date. */
  example: string;
}

const severityOrder: readonly string[] = ['hard', 'soft', 'info'];

/**
 * The newest verdict over every game, schedule and dataset of the validator's reports, by its name. Keys of reports are sorted by date,
 * run and attempt: a later verdict replaces an earlier one.
 */
async function readNewestFindings(objects: ObjectStore): Promise<Map<string, Finding[]>> {
  const newest = new Map<string, Finding[]>();
  for (const { key } of await objects.list('quality/')) {
    const report = qualityReportSchema.parse(JSON.parse((await objects.get(key)).toString()));
    for (const { game_pk, findings } of report.games) newest.set(`game ${game_pk}`, findings);
    newest.set(`schedule of ${report.game_date}`, report.schedule.findings);
    // A dataset can come in several bundles.
    for (const [dataset, parts] of Map.groupBy(report.datasets, (part) => part.dataset))
      newest.set(
        `${dataset} of ${report.game_date}`,
        parts.flatMap(({ findings }) => findings),
      );
  }
  return newest;
}

/** Findings by rule, the gravest and the most frequent first. */
export async function countFindings(objects: ObjectStore): Promise<RuleCount[]> {
  const counts = new Map<string, RuleCount>();
  for (const [place, findings] of await readNewestFindings(objects))
    for (const [rule, own] of Map.groupBy(findings, (finding) => finding.rule)) {
      const [first] = own;
      const example = first?.row_key == null ? place : `${place} (${first.row_key})`;
      const before = counts.get(rule) ?? {
        rule,
        severity: first?.severity ?? '',
        places: 0,
        findings: 0,
        example,
      };
      counts.set(rule, {
        ...before,
        places: before.places + 1,
        findings: before.findings + own.length,
      });
    }
  return [...counts.values()].toSorted(
    (left, right) =>
      severityOrder.indexOf(left.severity) - severityOrder.indexOf(right.severity) ||
      right.findings - left.findings ||
      (left.rule < right.rule ? -1 : 1),
  );
}
