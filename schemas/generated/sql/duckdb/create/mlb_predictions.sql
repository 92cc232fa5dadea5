-- Generated from schemas/generated/sql/create/mlb_predictions.sql with SHA-256 6d45ebd7e7a3409bbc354fea7386b31f292c8a35466404e4c4fa6f6396a0000e by scripts/generate-sql.ts; do not edit.
CREATE SCHEMA IF NOT EXISTS mlb_predictions;
