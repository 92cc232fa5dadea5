-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into operational.quality_reports (game_pk, game_date, attempt, grade, score, schema_score, completeness_score, players_score, ranges_score, findings, worst_finding, action, report_key, run_id, source, known_at, ingested_at, row_hash)
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
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    game_pk: 'BIGINT',
    game_date: 'DATE',
    attempt: 'BIGINT',
    grade: 'VARCHAR',
    score: 'DOUBLE',
    schema_score: 'DOUBLE',
    completeness_score: 'DOUBLE',
    players_score: 'DOUBLE',
    ranges_score: 'DOUBLE',
    findings: 'BIGINT',
    worst_finding: 'VARCHAR',
    action: 'VARCHAR',
    report_key: 'VARCHAR',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
) as o;
