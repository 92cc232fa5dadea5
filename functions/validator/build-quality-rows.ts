import { withLineage } from '../../shared/domain/lineage.ts';
import type { AnyRow } from '../../shared/domain/validation/table-rules.ts';
import { sentenceOf } from '../../shared/domain/validation/validate-game.ts';
import type { JudgedGame } from './judge-game.ts';
import { reportKey } from './write-report.ts';
import type { ValidationPlace } from './write-tables.ts';

/** One row of `operational.quality_reports` per graded game. A grade is known when it is given, at `ingestedAt`. */
export function buildQualityRows(
  verdicts: readonly JudgedGame[],
  place: ValidationPlace,
  ingestedAt: string,
): AnyRow[] {
  return verdicts.map((verdict) => {
    const worst = verdict.findings[0];
    const row = {
      game_pk: verdict.gamePk,
      game_date: verdict.gameDate ?? place.gameDate,
      attempt: place.attempt,
      grade: verdict.grade,
      score: verdict.score,
      schema_score: verdict.scores.schema,
      completeness_score: verdict.scores.completeness,
      players_score: verdict.scores.players,
      ranges_score: verdict.scores.ranges,
      findings: verdict.findings.length,
      worst_finding: worst === undefined ? null : sentenceOf(worst),
      action: verdict.action,
      report_key: reportKey(place),
    };
    return {
      ...withLineage(row, { runId: place.runId, source: 'validator', knownAt: ingestedAt, ingestedAt }),
    };
  });
}
