-- Dates whose features hold a game that has moved to another date, been cancelled or vanished since.
-- grain: one row per feature date with such a game
-- key: feature_date
-- parameters: @date_from DATE
-- output: feature_date DATE
select features.feature_date
from mlb_features.game_features_daily as features
left join mlb_historical_data.games as games
  on features.game_pk = games.game_pk
  and features.feature_date = games.game_date
  and games.coded_state not in ('C', 'D')
where features.feature_date >= @date_from
  and games.game_pk is null
group by features.feature_date
order by features.feature_date
