-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.standings (
  team_id INT64 not null options (description = "Club."),
  season INT64 not null options (description = "Season year."),
  as_of_date DATE not null options (description = "Games up to and including this date are counted."),
  league_id INT64 options (description = "103 American, 104 National."),
  division_id INT64 options (description = "200 to 205."),
  division_rank INT64 options (description = "Place in the division."),
  league_rank INT64 options (description = "Place in the league."),
  wild_card_rank INT64 options (description = "Place in the wild-card race; null for division leaders."),
  games_played INT64 not null options (description = "Games played."),
  wins INT64 not null options (description = "Wins."),
  losses INT64 not null options (description = "Losses."),
  games_tied INT64 options (description = "Ties."),
  games_back FLOAT64 options (description = "Behind the leader of the division; 0 for him."),
  wild_card_games_back FLOAT64 options (description = "Behind the last wild card; negative when ahead of it."),
  runs_scored INT64 options (description = "Runs scored."),
  runs_allowed INT64 options (description = "Runs allowed."),
  streak STRING options (description = "W3: three wins in a row."),
  home_wins INT64 options (description = "Wins at home."),
  home_losses INT64 options (description = "Losses at home."),
  away_wins INT64 options (description = "Wins away."),
  away_losses INT64 options (description = "Losses away."),
  last_ten_wins INT64 options (description = "Wins in the last ten games."),
  last_ten_losses INT64 options (description = "Losses in the last ten games."),
  is_division_leader BOOL options (description = "Leads its division."),
  is_clinched BOOL options (description = "Has a place in the postseason."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(as_of_date, month)
cluster by as_of_date, team_id
options (
  description = "Standings of the regular season at the end of a date: one row per club and date. Never an input of games of that date or before it.",
  require_partition_filter = true
);
