-- Pitching lines of some games within a range of dates: what models of pitchers and bullpens learn from.
-- grain: game, player, team
-- parameters: @date_from DATE, @date_to DATE, @known_game_pks ARRAY<INT64>
-- output: game_pk INT64, player_id INT64, is_home BOOL, appearance_order INT64, is_starter BOOL, outs_recorded INT64, batters_faced INT64, pitches INT64, hits INT64, runs INT64, earned_runs INT64, walks INT64, intentional_walks INT64, strikeouts INT64, home_runs INT64, hit_batters INT64
select
    p.game_pk,
    p.player_id,
    p.is_home,
    p.appearance_order,
    p.is_starter,
    p.outs_recorded,
    p.batters_faced,
    p.pitches,
    p.hits,
    p.runs,
    p.earned_runs,
    p.walks,
    p.intentional_walks,
    p.strikeouts,
    p.home_runs,
    p.hit_batters
from mlb_historical_data.player_pitching_lines as p
where p.game_date between @date_from and @date_to
  and p.game_pk in (select game_pk from unnest(@known_game_pks) as game_pk)
order by p.game_pk, p.is_home, p.appearance_order, p.player_id
