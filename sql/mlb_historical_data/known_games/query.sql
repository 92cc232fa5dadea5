-- What the warehouse has of the games of a schedule, and of every other game of that date: which need collecting.
-- grain: game
-- parameters: @game_date DATE, @game_pks ARRAY<INT64>
-- output: game_pk INT64, game_date DATE, coded_state STRING, is_complete BOOL, ingested_at TIMESTAMP, savant_pitches INT64, savant_sha256 STRING
select
    g.game_pk,
    g.game_date,
    g.coded_state,
    g.is_complete and g.completed_at is not null and g.pitches_recorded is not null as is_complete,
    g.ingested_at,
    s.pitches as savant_pitches,
    s.content_sha256 as savant_sha256
from mlb_historical_data.games as g
left join mlb_historical_data.savant_games as s on g.game_pk = s.game_pk
where g.game_pk in unnest(@game_pks) or g.game_date = @game_date
order by g.game_pk
