-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.seasons (
  season INT64 not null options (description = "Season year."),
  spring_start DATE options (description = "First day of spring training games."),
  spring_end DATE options (description = "Last day of spring training games."),
  regular_start DATE not null options (description = "Opening day, abroad too: it can lie before the end of spring."),
  regular_end DATE not null options (description = "Last day of the regular season, tie-breakers included."),
  all_star_date DATE options (description = "Day of the All-Star Game; 2020 had none."),
  postseason_start DATE options (description = "First day of the postseason."),
  postseason_end DATE options (description = "Last day of the postseason; before it is played, the last possible one."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
options (
  description = "Seasons with the first and last days of their phases, as the Stats API gives them."
);
