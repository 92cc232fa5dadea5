-- The newest quality report of every game.
-- grain: one row per game
-- key: game_pk
-- output: game_pk INT64, game_date DATE, run_id STRING, attempt INT64, grade STRING, score FLOAT64,
--   schema_score FLOAT64, completeness_score FLOAT64, players_score FLOAT64, ranges_score FLOAT64,
--   findings INT64, worst_finding STRING, action STRING, report_key STRING, reported_at TIMESTAMP
create or replace view operational.latest_quality as
select
  reports.game_pk,
  reports.game_date,
  reports.run_id,
  reports.attempt,
  reports.grade,
  reports.score,
  reports.schema_score,
  reports.completeness_score,
  reports.players_score,
  reports.ranges_score,
  reports.findings,
  reports.worst_finding,
  reports.action,
  reports.report_key,
  reports.ingested_at as reported_at
from operational.quality_reports as reports
-- BigQuery wants the partition to be compared.
where reports.game_date >= date '1900-01-01'
qualify row_number() over (
  partition by reports.game_pk
  order by reports.ingested_at desc, reports.attempt desc, reports.run_id desc
) = 1
