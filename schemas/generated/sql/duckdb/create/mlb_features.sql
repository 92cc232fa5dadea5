-- Generated from schemas/generated/sql/create/mlb_features.sql with SHA-256 2c89cd047957a3a0f232d43b3a6fc3c52078b08af6382e8e5fecd1dcde9a250a by scripts/generate-sql.ts; do not edit.
CREATE SCHEMA IF NOT EXISTS mlb_features;
