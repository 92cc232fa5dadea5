-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
SELECT COALESCE(MAX(s.batch_number), -1) AS last_batch, HK_TO_STRING(NULL) AS partition_dates FROM temp.mlb_predictions_model_moves AS s;
