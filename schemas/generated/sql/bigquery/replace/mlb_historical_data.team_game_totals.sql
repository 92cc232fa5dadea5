-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_historical_data_team_game_totals_game_dates ARRAY<DATE>
if exists (select 1 from staging.mlb_historical_data_team_game_totals_offered as o where o.game_date not in unnest(@mlb_historical_data_team_game_totals_game_dates)) then
raise using message = 'A row of another date was offered in a replacement of dates of mlb_historical_data.team_game_totals.';
end if;
delete from mlb_historical_data.team_game_totals as t
where t.game_date in unnest(@mlb_historical_data_team_game_totals_game_dates)
  and not exists (
    select 1
    from staging.mlb_historical_data_team_game_totals_offered as s
    where s.game_pk = t.game_pk and s.team_id = t.team_id
  );
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.game_date), interval 366 day) as first_date,
    date_add(max(o.game_date), interval 366 day) as last_date
  from staging.mlb_historical_data_team_game_totals_offered as o
);
merge into mlb_historical_data.team_game_totals as t
using (
  select
    o.game_pk,
    o.game_date,
    o.team_id,
    o.opponent_team_id,
    o.is_home,
    o.runs,
    o.runs_allowed,
    o.hits,
    o.errors,
    o.at_bats,
    o.plate_appearances,
    o.doubles,
    o.triples,
    o.home_runs,
    o.walks,
    o.strikeouts,
    o.hit_by_pitch,
    o.stolen_bases,
    o.left_on_base,
    o.pitches_thrown,
    o.batters_faced,
    o.pitching_strikeouts,
    o.pitching_walks,
    o.pitching_home_runs,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_team_game_totals_offered as o
  where true
  qualify row_number() over (partition by o.game_pk, o.team_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.team_id = s.team_id
  and t.game_date between partition_from and partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    opponent_team_id = s.opponent_team_id,
    is_home = s.is_home,
    runs = s.runs,
    runs_allowed = s.runs_allowed,
    hits = s.hits,
    errors = s.errors,
    at_bats = s.at_bats,
    plate_appearances = s.plate_appearances,
    doubles = s.doubles,
    triples = s.triples,
    home_runs = s.home_runs,
    walks = s.walks,
    strikeouts = s.strikeouts,
    hit_by_pitch = s.hit_by_pitch,
    stolen_bases = s.stolen_bases,
    left_on_base = s.left_on_base,
    pitches_thrown = s.pitches_thrown,
    batters_faced = s.batters_faced,
    pitching_strikeouts = s.pitching_strikeouts,
    pitching_walks = s.pitching_walks,
    pitching_home_runs = s.pitching_home_runs,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, team_id, opponent_team_id, is_home, runs, runs_allowed, hits, errors, at_bats, plate_appearances, doubles, triples, home_runs, walks, strikeouts, hit_by_pitch, stolen_bases, left_on_base, pitches_thrown, batters_faced, pitching_strikeouts, pitching_walks, pitching_home_runs, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.team_id, s.opponent_team_id, s.is_home, s.runs, s.runs_allowed, s.hits, s.errors, s.at_bats, s.plate_appearances, s.doubles, s.triples, s.home_runs, s.walks, s.strikeouts, s.hit_by_pitch, s.stolen_bases, s.left_on_base, s.pitches_thrown, s.batters_faced, s.pitching_strikeouts, s.pitching_walks, s.pitching_home_runs, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
