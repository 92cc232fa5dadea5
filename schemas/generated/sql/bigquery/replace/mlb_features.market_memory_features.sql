-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_features_market_memory_features_game_dates ARRAY<DATE>
if exists (select 1 from staging.mlb_features_market_memory_features_offered as o where o.feature_date not in unnest(@mlb_features_market_memory_features_game_dates)) then
raise using message = 'A row of another date was offered in a replacement of dates of mlb_features.market_memory_features.';
end if;
delete from mlb_features.market_memory_features as t
where t.feature_date in unnest(@mlb_features_market_memory_features_game_dates)
  and not exists (
    select 1
    from staging.mlb_features_market_memory_features_offered as s
    where s.game_pk = t.game_pk
  );
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.feature_date), interval 366 day) as first_date,
    date_add(max(o.feature_date), interval 366 day) as last_date
  from staging.mlb_features_market_memory_features_offered as o
);
merge into mlb_features.market_memory_features as t
using (
  select
    o.feature_date,
    o.game_pk,
    o.season,
    o.cutoff_at,
    o.team_moves,
    o.starter_moves,
    o.closing_ratings,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_features_market_memory_features_offered as o
  where true
  qualify row_number() over (partition by o.game_pk order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.feature_date between partition_from and partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    feature_date = s.feature_date,
    season = s.season,
    cutoff_at = s.cutoff_at,
    team_moves = s.team_moves,
    starter_moves = s.starter_moves,
    closing_ratings = s.closing_ratings,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (feature_date, game_pk, season, cutoff_at, team_moves, starter_moves, closing_ratings, run_id, source, known_at, ingested_at, row_hash)
  values (s.feature_date, s.game_pk, s.season, s.cutoff_at, s.team_moves, s.starter_moves, s.closing_ratings, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
