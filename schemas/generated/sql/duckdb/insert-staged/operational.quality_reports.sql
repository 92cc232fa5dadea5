-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into operational.quality_reports (game_pk, game_date, attempt, grade, score, schema_score, completeness_score, players_score, ranges_score, findings, worst_finding, action, report_key, run_id, source, known_at, ingested_at, row_hash)
select
  s.game_pk,
  s.game_date,
  s.attempt,
  s.grade,
  s.score,
  s.schema_score,
  s.completeness_score,
  s.players_score,
  s.ranges_score,
  s.findings,
  s.worst_finding,
  s.action,
  s.report_key,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.operational_quality_reports as s;
