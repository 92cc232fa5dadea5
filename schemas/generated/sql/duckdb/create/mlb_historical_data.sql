-- Generated from schemas/generated/sql/create/mlb_historical_data.sql with SHA-256 8f3aae2ffa1be7441aabccff7e5cf55a2e4d6b3c689930f89af3ae4c58bf8790 by scripts/generate-sql.ts; do not edit.
CREATE SCHEMA IF NOT EXISTS mlb_historical_data;
