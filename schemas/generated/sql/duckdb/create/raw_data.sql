-- Generated from schemas/generated/sql/create/raw_data.sql with SHA-256 d0049881d78a3e41c83cc09c878aa495cf1f0876328f875a65eb172b97da8949 by scripts/generate-sql.ts; do not edit.
CREATE SCHEMA IF NOT EXISTS raw_data;
