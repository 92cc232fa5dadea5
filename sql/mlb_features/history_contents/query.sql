-- What a walk through history learns from the games that became known in a span of days: the dates they were played on, and a fingerprint
-- of every table it reads: another row gives another count, a changed one another sum, because a MERGE changes a row only by a newer one.
-- The sums are of milliseconds since 1970 modulo a prime, to stay below 2^53. The rule of known_on is the one of mlb_historical_data/history_games.
-- grain: one row per season and table
-- parameters: @known_after DATE, @known_to DATE, @date_from DATE, @date_to DATE
-- output: season INT64, part STRING, first_date DATE, last_date DATE, row_count INT64, ingested_sum INT64
with ended as (
  select
    games.game_pk,
    games.season,
    games.game_date,
    games.ingested_at,
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
    and games.game_date not in (
      select held.game_date
      from operational.partition_gates as held
      where held.zone = 'staging' and held.is_held
    )
),

known as (
  select ended.game_pk, ended.season, ended.game_date, ended.ingested_at
  from ended
  where ended.known_on > @known_after and ended.known_on <= @known_to
),

facts as (
  select 'games' as part, known.season, known.game_date, known.ingested_at
  from known
  union all
  select 'batting' as part, known.season, known.game_date, lines.ingested_at
  from mlb_historical_data.player_batting_lines as lines
  inner join known on lines.game_pk = known.game_pk
  where lines.game_date between @date_from and @date_to
  union all
  select 'pitching' as part, known.season, known.game_date, lines.ingested_at
  from mlb_historical_data.player_pitching_lines as lines
  inner join known on lines.game_pk = known.game_pk
  where lines.game_date between @date_from and @date_to
  union all
  select 'totals' as part, known.season, known.game_date, totals.ingested_at
  from mlb_historical_data.team_game_totals as totals
  inner join known on totals.game_pk = known.game_pk
  where totals.game_date between @date_from and @date_to
  union all
  select 'linescores' as part, known.season, known.game_date, innings.ingested_at
  from mlb_historical_data.linescores as innings
  inner join known on innings.game_pk = known.game_pk
  where innings.game_date between @date_from and @date_to
  union all
  select 'umpires' as part, known.season, known.game_date, umpires.ingested_at
  from mlb_historical_data.game_umpires as umpires
  inner join known on umpires.game_pk = known.game_pk
  where umpires.game_date between @date_from and @date_to
)

select
  facts.season,
  facts.part,
  min(facts.game_date) as first_date,
  max(facts.game_date) as last_date,
  count(*) as row_count,
  cast(sum(mod(unix_millis(facts.ingested_at), 1000000007)) as int64) as ingested_sum
from facts
group by facts.season, facts.part
order by facts.season, facts.part
