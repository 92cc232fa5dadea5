-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_historical_data_game_umpires_game_dates ARRAY<DATE>
if exists (select 1 from staging.mlb_historical_data_game_umpires_offered as o where o.game_date not in unnest(@mlb_historical_data_game_umpires_game_dates)) then
raise using message = 'A row of another date was offered in a replacement of dates of mlb_historical_data.game_umpires.';
end if;
delete from mlb_historical_data.game_umpires as t
where t.game_date in unnest(@mlb_historical_data_game_umpires_game_dates)
  and not exists (
    select 1
    from staging.mlb_historical_data_game_umpires_offered as s
    where s.game_pk = t.game_pk and s.position = t.position
  );
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.game_date), interval 366 day) as first_date,
    date_add(max(o.game_date), interval 366 day) as last_date
  from staging.mlb_historical_data_game_umpires_offered as o
);
merge into mlb_historical_data.game_umpires as t
using (
  select
    o.game_pk,
    o.game_date,
    o.position,
    o.umpire_id,
    o.umpire_name,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_game_umpires_offered as o
  where true
  qualify row_number() over (partition by o.game_pk, o.position order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.position = s.position
  and t.game_date between partition_from and partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    umpire_id = s.umpire_id,
    umpire_name = s.umpire_name,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, position, umpire_id, umpire_name, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.position, s.umpire_id, s.umpire_name, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
