-- Generated from sql/mlb_features/feature_dates/query.sql with SHA-256 a1205fff4f7197daf9b32b835f3a28ed167e81cf0ca0df62279989743de4292b by scripts/generate-sql.ts; do not edit.
SELECT features.feature_date FROM mlb_features.team_rolling_features AS features WHERE features.feature_date >= CAST($date_from AS DATE) GROUP BY features.feature_date ORDER BY features.feature_date NULLS FIRST;
