-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_historical_data.transactions as t
using staging.mlb_historical_data_transactions as s
on t.transaction_id = s.transaction_id
  and t.transaction_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    transaction_date = s.transaction_date,
    effective_date = s.effective_date,
    resolution_date = s.resolution_date,
    player_id = s.player_id,
    player_name = s.player_name,
    from_team_id = s.from_team_id,
    to_team_id = s.to_team_id,
    type_code = s.type_code,
    type_description = s.type_description,
    description = s.description,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (transaction_id, transaction_date, effective_date, resolution_date, player_id, player_name, from_team_id, to_team_id, type_code, type_description, description, run_id, source, known_at, ingested_at, row_hash)
  values (s.transaction_id, s.transaction_date, s.effective_date, s.resolution_date, s.player_id, s.player_name, s.from_team_id, s.to_team_id, s.type_code, s.type_description, s.description, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
