-- Where the lines of past games closed, for what is learned from the market: the first and the last price of each bookmaker that were captured before the
-- game began, as fair probabilities, mean of the bookmakers. One captured price is no close: nobody knows whether the line moved.
-- A game begins at its scheduled start, or at its first pitch where that was later; where the start was a placeholder and the first pitch is not
-- known, by noon UTC of the next day (shared/sources/odds/file-snapshots.ts). A game whose date has moved starts afresh. When a game is known is the rule
-- of mlb_historical_data/history_games.
-- grain: one row per completed regular-season game with an opening and a closing price
-- key: game_pk
-- parameters: @date_from DATE, @date_to DATE
-- output: game_pk INT64, season INT64, game_number INT64, known_on DATE, completed_at TIMESTAMP, home_team_id INT64,
--   away_team_id INT64, home_starter_id INT64, away_starter_id INT64, open_home_probability FLOAT64,
--   close_home_probability FLOAT64
with ended as (
  select
    games.game_pk,
    games.game_date,
    games.season,
    if(games.double_header = 'N', 0, games.game_number) as game_number,
    games.completed_at,
    games.home_team_id,
    games.away_team_id,
    games.home_starter_id,
    games.away_starter_id,
    if(
      games.is_start_time_tbd and games.first_pitch_at is null,
      timestamp_add(timestamp(games.game_date), interval 36 hour),
      greatest(games.scheduled_start_at, coalesce(games.first_pitch_at, games.scheduled_start_at))
    ) as began_at,
    if(
      origins.completed_on is not null,
      greatest(games.game_date, origins.completed_on),
      greatest(
        games.game_date,
        coalesce(date(timestamp_sub(games.completed_at, interval 14 hour), 'UTC'), games.game_date)
      )
    ) as known_on
  from mlb_historical_data.games as games
  left join mlb_historical_data.retrosheet_games as origins
    on games.game_pk = origins.game_pk
    and origins.game_date between @date_from and @date_to
  where games.game_date between @date_from and @date_to
    and games.game_type = 'R'
    and games.is_complete
    and games.home_score is not null
    and games.away_score is not null
    and games.game_date not in (
      select held.game_date
      from operational.partition_gates as held
      where held.zone = 'staging' and held.is_held
    )
),

prices as (
  select
    ended.game_pk,
    odds.bookmaker,
    odds.snapshot_kind,
    odds.home_probability,
    row_number() over (
      partition by odds.game_pk, odds.bookmaker
      order by odds.captured_at
    ) as place_from_first,
    row_number() over (
      partition by odds.game_pk, odds.bookmaker
      order by odds.captured_at desc
    ) as place_from_last
  from ended
  inner join mlb_historical_data.odds_snapshots as odds
    on ended.game_pk = odds.game_pk
    and ended.game_date = odds.game_date
    and odds.captured_at <= ended.began_at
  where odds.game_date between @date_from and @date_to
    and odds.market = 'h2h'
    and odds.home_probability is not null
),

bookmakers as (
  select
    prices.game_pk,
    prices.bookmaker,
    max(
      if(prices.place_from_first = 1 and prices.snapshot_kind <> 'close', prices.home_probability, null)
    ) as open_home_probability,
    max(
      if(
        prices.place_from_first > 1 and prices.place_from_last = 1 and prices.snapshot_kind <> 'open',
        prices.home_probability,
        null
      )
    ) as close_home_probability
  from prices
  group by prices.game_pk, prices.bookmaker
),

closed as (
  select
    bookmakers.game_pk,
    -- Rounded, because a mean depends on the order in its last digits.
    round(avg(bookmakers.open_home_probability), 9) as open_home_probability,
    round(avg(bookmakers.close_home_probability), 9) as close_home_probability
  from bookmakers
  where bookmakers.open_home_probability is not null
    and bookmakers.close_home_probability is not null
  group by bookmakers.game_pk
)

select
  ended.game_pk,
  ended.season,
  ended.game_number,
  ended.known_on,
  ended.completed_at,
  ended.home_team_id,
  ended.away_team_id,
  ended.home_starter_id,
  ended.away_starter_id,
  closed.open_home_probability,
  closed.close_home_probability
from ended
inner join closed on ended.game_pk = closed.game_pk
order by ended.known_on, ended.game_number, ended.game_pk
