-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into operational.quality_reports as t
using staging.operational_quality_reports as s
on t.game_pk = s.game_pk
  and t.run_id = s.run_id
  and t.attempt = s.attempt
  and t.game_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    grade = s.grade,
    score = s.score,
    schema_score = s.schema_score,
    completeness_score = s.completeness_score,
    players_score = s.players_score,
    ranges_score = s.ranges_score,
    findings = s.findings,
    worst_finding = s.worst_finding,
    action = s.action,
    report_key = s.report_key,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, attempt, grade, score, schema_score, completeness_score, players_score, ranges_score, findings, worst_finding, action, report_key, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.attempt, s.grade, s.score, s.schema_score, s.completeness_score, s.players_score, s.ranges_score, s.findings, s.worst_finding, s.action, s.report_key, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
