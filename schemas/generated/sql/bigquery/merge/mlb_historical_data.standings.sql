-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.as_of_date), interval 366 day) as first_date,
    date_add(max(o.as_of_date), interval 366 day) as last_date
  from staging.mlb_historical_data_standings_offered as o
);
merge into mlb_historical_data.standings as t
using (
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
    o.row_hash
  from staging.mlb_historical_data_standings_offered as o
  where true
  qualify row_number() over (partition by o.team_id, o.season, o.as_of_date order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.team_id = s.team_id
  and t.season = s.season
  and t.as_of_date = s.as_of_date
  and t.as_of_date between partition_from and partition_to
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    league_id = s.league_id,
    division_id = s.division_id,
    division_rank = s.division_rank,
    league_rank = s.league_rank,
    wild_card_rank = s.wild_card_rank,
    games_played = s.games_played,
    wins = s.wins,
    losses = s.losses,
    games_tied = s.games_tied,
    games_back = s.games_back,
    wild_card_games_back = s.wild_card_games_back,
    runs_scored = s.runs_scored,
    runs_allowed = s.runs_allowed,
    streak = s.streak,
    home_wins = s.home_wins,
    home_losses = s.home_losses,
    away_wins = s.away_wins,
    away_losses = s.away_losses,
    last_ten_wins = s.last_ten_wins,
    last_ten_losses = s.last_ten_losses,
    is_division_leader = s.is_division_leader,
    is_clinched = s.is_clinched,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (team_id, season, as_of_date, league_id, division_id, division_rank, league_rank, wild_card_rank, games_played, wins, losses, games_tied, games_back, wild_card_games_back, runs_scored, runs_allowed, streak, home_wins, home_losses, away_wins, away_losses, last_ten_wins, last_ten_losses, is_division_leader, is_clinched, run_id, source, known_at, ingested_at, row_hash)
  values (s.team_id, s.season, s.as_of_date, s.league_id, s.division_id, s.division_rank, s.league_rank, s.wild_card_rank, s.games_played, s.wins, s.losses, s.games_tied, s.games_back, s.wild_card_games_back, s.runs_scored, s.runs_allowed, s.streak, s.home_wins, s.home_losses, s.away_wins, s.away_losses, s.last_ten_wins, s.last_ten_losses, s.is_division_leader, s.is_clinched, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
