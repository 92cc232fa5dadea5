-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.transaction_date), interval 366 day) as first_date,
    date_add(max(o.transaction_date), interval 366 day) as last_date
  from staging.mlb_historical_data_transactions_offered as o
);
merge into mlb_historical_data.transactions as t
using (
  select
    o.transaction_id,
    o.transaction_date,
    o.effective_date,
    o.resolution_date,
    o.player_id,
    o.player_name,
    o.from_team_id,
    o.to_team_id,
    o.type_code,
    o.type_description,
    o.description,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_transactions_offered as o
  where true
  qualify row_number() over (partition by o.transaction_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.transaction_id = s.transaction_id
  and t.transaction_date between partition_from and partition_to
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
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
