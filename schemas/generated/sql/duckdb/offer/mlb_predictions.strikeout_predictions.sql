-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_predictions_strikeout_predictions_offered as
select *
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    game_pk: 'BIGINT',
    game_date: 'DATE',
    system_id: 'VARCHAR',
    pitcher_id: 'BIGINT',
    team_id: 'BIGINT',
    opponent_team_id: 'BIGINT',
    is_home: 'BOOLEAN',
    model_version: 'VARCHAR',
    cutoff_at: 'TIMESTAMPTZ',
    mean_strikeouts: 'DOUBLE',
    distribution: 'VARCHAR',
    dispersion: 'DOUBLE',
    over_probabilities: 'VARCHAR',
    line: 'DOUBLE',
    line_source: 'VARCHAR',
    line_bookmaker: 'VARCHAR',
    line_captured_at: 'TIMESTAMPTZ',
    market_over_probability: 'DOUBLE',
    over_probability: 'DOUBLE',
    edge: 'DOUBLE',
    confidence: 'DOUBLE',
    red_flags: 'VARCHAR',
    recommendation: 'VARCHAR',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
);
