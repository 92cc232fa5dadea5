-- Game dates whose facts a run wrote, among the dates of the loaded rows: features from these dates on are stale.
-- Reads the lineage instead of the counts of one MERGE, so that a load repeated after a crash finds the same dates.
-- grain: game date
-- parameters: @run_id STRING, @date_from DATE, @date_to DATE
-- output: game_date DATE
with written as (
    select g.game_date
    from mlb_historical_data.games as g
    where g.run_id = @run_id and g.game_date between @date_from and @date_to

    union distinct

    select t.game_date
    from mlb_historical_data.team_game_totals as t
    where t.run_id = @run_id and t.game_date between @date_from and @date_to

    union distinct

    select p.game_date
    from mlb_historical_data.player_pitching_lines as p
    where p.run_id = @run_id and p.game_date between @date_from and @date_to

    union distinct

    select s.game_date
    from mlb_historical_data.probable_pitchers as s
    where s.run_id = @run_id and s.game_date between @date_from and @date_to
)

select w.game_date
from written as w
order by w.game_date
