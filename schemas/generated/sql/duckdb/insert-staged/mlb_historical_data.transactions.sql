-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_historical_data.transactions (transaction_id, transaction_date, effective_date, resolution_date, player_id, player_name, from_team_id, to_team_id, type_code, type_description, description, run_id, source, known_at, ingested_at, row_hash)
select
  s.transaction_id,
  s.transaction_date,
  s.effective_date,
  s.resolution_date,
  s.player_id,
  s.player_name,
  s.from_team_id,
  s.to_team_id,
  s.type_code,
  s.type_description,
  s.description,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.mlb_historical_data_transactions as s;
