-- The opening line of the games that have features: the first price of each bookmaker that was known before the cutoff of those features,
-- as a fair probability, mean of the bookmakers. Training and slates read it here, so that both see the same. A game whose date has moved starts afresh.
-- grain: one row per game with a price that was known in time
-- key: game_pk
-- parameters: @date_from DATE, @date_to DATE
-- output: feature_date DATE, game_pk INT64, open_home_probability FLOAT64
with first_prices as (
  select
    features.feature_date,
    features.game_pk,
    odds.home_probability
  from mlb_features.game_features_daily as features
  inner join mlb_historical_data.odds_snapshots as odds
    on features.game_pk = odds.game_pk
    and features.feature_date = odds.game_date
    and odds.captured_at < features.cutoff_at
  where features.feature_date between @date_from and @date_to
    and odds.game_date between @date_from and @date_to
    and odds.market = 'h2h'
    and odds.snapshot_kind <> 'close'
    and odds.home_probability is not null
  qualify row_number() over (
    partition by features.game_pk, odds.bookmaker
    order by odds.captured_at
  ) = 1
)

select
  first_prices.feature_date,
  first_prices.game_pk,
  -- Rounded, because a mean depends on the order in its last digits.
  round(avg(first_prices.home_probability), 9) as open_home_probability
from first_prices
group by first_prices.feature_date, first_prices.game_pk
order by first_prices.feature_date, first_prices.game_pk
