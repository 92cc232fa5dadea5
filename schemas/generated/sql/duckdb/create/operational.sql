-- Generated from schemas/generated/sql/create/operational.sql with SHA-256 f085cb3e474950c36911063bace87f05c6fbc3789c55b10efdaaab0f69dd9d25 by scripts/generate-sql.ts; do not edit.
CREATE SCHEMA IF NOT EXISTS operational;
