-- The line that each start of a date is held against: of the newest capture before the start's own cutoff the one that most bookmakers
-- offer, else the one whose sides are most even. A start without a line that was known in time has no row.
-- grain: one row per start
-- key: game_pk, pitcher_id
-- parameters: @feature_date DATE
-- output: game_pk INT64, pitcher_id INT64, line FLOAT64, bookmaker STRING, captured_at TIMESTAMP, over_probability FLOAT64
with known as (
  select
    lines.game_pk,
    lines.pitcher_id,
    lines.bookmaker,
    lines.captured_at,
    lines.line,
    lines.over_probability,
    lines.books,
    lines.is_main
  from mlb_features.pitcher_start_features as starts
  inner join mlb_historical_data.strikeout_line_snapshots as lines
    on starts.game_pk = lines.game_pk and starts.pitcher_id = lines.pitcher_id
  where starts.feature_date = @feature_date
    and lines.game_date between date_sub(@feature_date, interval 1 day) and date_add(@feature_date, interval 1 day)
    and lines.captured_at < starts.cutoff_at
    and lines.known_at < starts.cutoff_at
),

newest as (
  select
    known.game_pk,
    known.pitcher_id,
    known.bookmaker,
    known.captured_at,
    known.line,
    known.over_probability,
    known.books,
    known.is_main
  from known
  where true
  qualify
    rank() over (partition by known.game_pk, known.pitcher_id, known.bookmaker order by known.captured_at desc) = 1
)

select
  newest.game_pk,
  newest.pitcher_id,
  newest.line,
  newest.bookmaker,
  newest.captured_at,
  newest.over_probability
from newest
where true
qualify
  row_number() over (
    partition by newest.game_pk, newest.pitcher_id
    order by
      if(newest.is_main, 0, 1), coalesce(newest.books, 1) desc, abs(newest.over_probability - 0.5), newest.line, newest.bookmaker
  ) = 1
order by newest.game_pk, newest.pitcher_id
