-- Moneylines of a range of dates as fair probabilities: the first and the last known of each game, mean of the bookmakers.
-- Of snapshots that we captured the first and the last of each bookmaker count; a file names its own open and close.
-- grain: game
-- parameters: @date_from DATE, @date_to DATE
-- output: game_pk INT64, open_home_probability FLOAT64, close_home_probability FLOAT64, close_total_line FLOAT64
with ranked as (
    select
        o.game_pk,
        o.market,
        o.home_probability,
        o.total_line,
        o.snapshot_kind,
        row_number() over (partition by o.game_pk, o.market, o.bookmaker order by o.captured_at) as place_from_first,
        row_number() over (partition by o.game_pk, o.market, o.bookmaker order by o.captured_at desc) as place_from_last
    from mlb_historical_data.odds_snapshots as o
    where o.game_date between @date_from and @date_to
)

select
    r.game_pk,
    avg(
        case
            when r.market = 'h2h' and r.place_from_first = 1 and r.snapshot_kind <> 'close' then r.home_probability
        end
    ) as open_home_probability,
    avg(
        case
            when r.market = 'h2h' and r.place_from_last = 1 and r.snapshot_kind <> 'open' then r.home_probability
        end
    ) as close_home_probability,
    avg(
        case when r.market = 'totals' and r.place_from_last = 1 and r.snapshot_kind <> 'open' then r.total_line end
    ) as close_total_line
from ranked as r
group by r.game_pk
order by r.game_pk
