-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
SELECT COALESCE(MAX(s.batch_number), -1) AS last_batch, LISTAGG(DISTINCT HK_TO_STRING(s.feature_date), ',') AS partition_dates FROM temp.mlb_features_market_memory_features AS s;
