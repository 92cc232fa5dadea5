-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_standings
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.team_id,
  o.season,
  o.as_of_date,
  o.league_id,
  o.division_id,
  o.division_rank,
  o.league_rank,
  o.wild_card_rank,
  o.games_played,
  o.wins,
  o.losses,
  o.games_tied,
  o.games_back,
  o.wild_card_games_back,
  o.runs_scored,
  o.runs_allowed,
  o.streak,
  o.home_wins,
  o.home_losses,
  o.away_wins,
  o.away_losses,
  o.last_ten_wins,
  o.last_ten_losses,
  o.is_division_leader,
  o.is_clinched,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.team_id, o.season, o.as_of_date) - 1, 10000) as batch_number
from staging.mlb_historical_data_standings_offered as o
where true
qualify row_number() over (partition by o.team_id, o.season, o.as_of_date order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
