-- Dates whose transactions have been asked for, and the clubs that they name.
-- grain: one row per date and club, and one without a club per date that was asked for
-- parameters: @date_from DATE, @date_to DATE
-- output: move_date DATE, team_id INT64
select distinct
    o.game_date as move_date,
    cast(null as int64) as team_id
from raw_data.raw_objects as o
where o.game_date between @date_from and @date_to and o.endpoint = 'transactions' and o.http_status = 200
union distinct
select
    f.transaction_date as move_date,
    f.from_team_id as team_id
from mlb_historical_data.transactions as f
where f.transaction_date between @date_from and @date_to and f.from_team_id is not null
union distinct
select
    t.transaction_date as move_date,
    t.to_team_id as team_id
from mlb_historical_data.transactions as t
where t.transaction_date between @date_from and @date_to and t.to_team_id is not null
order by move_date, team_id
