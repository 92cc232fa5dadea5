-- How far the newest training reaches, how far the games do, and the newest date that could be predicted.
-- grain: one row
-- parameters: @model_system STRING, @date_to DATE
-- output: trained_through DATE, played_through DATE, newest_date DATE
with trained as (
    select max(m.trained_through) as trained_through
    from mlb_predictions.model_registry as m
    where m.model_system = @model_system
),

played as (
    select
        max(if(g.is_complete, g.game_date, null)) as played_through,
        max(g.game_date) as newest_date
    from mlb_historical_data.games as g
    where g.game_type in ('R', 'F', 'D', 'L', 'W') and g.game_date <= @date_to
)

select
    t.trained_through,
    p.played_through,
    p.newest_date
from trained as t
cross join played as p
