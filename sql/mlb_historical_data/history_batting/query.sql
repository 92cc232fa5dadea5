-- Batting lines of some games within a range of dates, of starters and substitutes: what models of teams, pitchers and batters learn from.
-- grain: game, player, team
-- parameters: @date_from DATE, @date_to DATE, @known_game_pks ARRAY<INT64>
-- output: game_pk INT64, player_id INT64, is_home BOOL, batting_order INT64, is_starter BOOL, position STRING, plate_appearances INT64, at_bats INT64, runs INT64, hits INT64, doubles INT64, triples INT64, home_runs INT64, runs_batted_in INT64, walks INT64, intentional_walks INT64, strikeouts INT64, hit_by_pitch INT64, sacrifice_bunts INT64, sacrifice_flies INT64, catchers_interference INT64, stolen_bases INT64, caught_stealing INT64
select
    b.game_pk,
    b.player_id,
    b.is_home,
    b.batting_order,
    b.is_starter,
    b.position,
    b.plate_appearances,
    b.at_bats,
    b.runs,
    b.hits,
    b.doubles,
    b.triples,
    b.home_runs,
    b.runs_batted_in,
    b.walks,
    b.intentional_walks,
    b.strikeouts,
    b.hit_by_pitch,
    b.sacrifice_bunts,
    b.sacrifice_flies,
    b.catchers_interference,
    b.stolen_bases,
    b.caught_stealing
from mlb_historical_data.player_batting_lines as b
where b.game_date between @date_from and @date_to
  and b.game_pk in (select game_pk from unnest(@known_game_pks) as game_pk)
  and b.batting_order is not null
order by b.game_pk, b.is_home, b.batting_order, b.player_id
