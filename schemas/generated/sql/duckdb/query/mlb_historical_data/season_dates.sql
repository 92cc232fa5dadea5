-- Generated from sql/mlb_historical_data/season_dates/query.sql with SHA-256 390edca73b518ddf5be2df23e67c6d19ea54bdf4dec2dbff807e26a89b67dbfc by scripts/generate-sql.ts; do not edit.
SELECT s.season, s.spring_start, s.spring_end, s.regular_start, s.regular_end, s.all_star_date, s.postseason_start, s.postseason_end FROM mlb_historical_data.seasons AS s WHERE s.season = CAST($season AS BIGINT);
