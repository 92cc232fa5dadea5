-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table operational_quality_reports_offered as
select *
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
);
