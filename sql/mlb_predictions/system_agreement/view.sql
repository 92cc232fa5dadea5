-- How far the forecasts of a game agree: what was served, the arms of an experiment while one runs, Elo alone, and the fair price of
-- the market before the cutoff (mean of the bookmakers' newest). A forecast favours home above 0.5.
-- grain: one row per predicted game
-- key: game_pk
-- output: game_pk INT64, game_date DATE, home_team_id INT64, away_team_id INT64, cutoff_at TIMESTAMP, served_probability FLOAT64,
--   elo_probability FLOAT64, market_probability FLOAT64, voices INT64, favour_home INT64, lowest_probability FLOAT64,
--   highest_probability FLOAT64, spread FLOAT64, is_unanimous BOOL
create or replace view mlb_predictions.system_agreement as
with served as (
  select
    p.game_pk,
    p.game_date,
    p.home_team_id,
    p.away_team_id,
    p.cutoff_at,
    p.home_win_probability,
    p.elo_home_win_probability
  from mlb_predictions.game_predictions as p
  where p.game_date >= date '1900-01-01' and p.model_system = 'game_outcome'
),

newest_prices as (
  select
    o.game_pk,
    o.home_probability
  from mlb_historical_data.odds_snapshots as o
  inner join served as s on o.game_pk = s.game_pk and o.captured_at < s.cutoff_at
  where o.game_date >= date '1900-01-01' and o.market = 'h2h' and o.home_probability is not null
  qualify row_number() over (partition by o.game_pk, o.bookmaker order by o.captured_at desc) = 1
),

market as (
  select
    n.game_pk,
    avg(n.home_probability) as market_probability
  from newest_prices as n
  group by n.game_pk
),

voices as (
  select
    s.game_pk,
    s.home_win_probability as probability
  from served as s
  union all
  select
    s.game_pk,
    s.elo_home_win_probability as probability
  from served as s
  union all
  select
    m.game_pk,
    m.market_probability as probability
  from market as m
  union all
  select
    a.game_pk,
    a.home_win_probability as probability
  from mlb_predictions.game_predictions as a
  where a.game_date >= date '1900-01-01' and starts_with(a.model_system, 'game_outcome.')
)

select
  s.game_pk,
  max(s.game_date) as game_date,
  max(s.home_team_id) as home_team_id,
  max(s.away_team_id) as away_team_id,
  max(s.cutoff_at) as cutoff_at,
  max(s.home_win_probability) as served_probability,
  max(s.elo_home_win_probability) as elo_probability,
  max(m.market_probability) as market_probability,
  count(*) as voices,
  count(if(v.probability > 0.5, 1, null)) as favour_home,
  min(v.probability) as lowest_probability,
  max(v.probability) as highest_probability,
  max(v.probability) - min(v.probability) as spread,
  logical_and(v.probability > 0.5) or logical_and(v.probability <= 0.5) as is_unanimous
from served as s
inner join voices as v on s.game_pk = v.game_pk
left join market as m on s.game_pk = m.game_pk
group by s.game_pk
