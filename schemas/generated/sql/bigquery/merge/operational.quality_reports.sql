-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.game_date), interval 366 day) as first_date,
    date_add(max(o.game_date), interval 366 day) as last_date
  from staging.operational_quality_reports_offered as o
);
merge into operational.quality_reports as t
using (
  select
    o.game_pk,
    o.game_date,
    o.attempt,
    o.grade,
    o.score,
    o.schema_score,
    o.completeness_score,
    o.players_score,
    o.ranges_score,
    o.findings,
    o.worst_finding,
    o.action,
    o.report_key,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.operational_quality_reports_offered as o
  where true
  qualify row_number() over (partition by o.game_pk, o.run_id, o.attempt order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.run_id = s.run_id
  and t.attempt = s.attempt
  and t.game_date between partition_from and partition_to
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
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
