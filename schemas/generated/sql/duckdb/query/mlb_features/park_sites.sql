-- Generated from sql/mlb_features/park_sites/query.sql with SHA-256 489b876ff1ac7b2ff40960124b174451af795baedeb7415c7e2a209ff12a07aa by scripts/generate-sql.ts; do not edit.
SELECT venues.venue_id, venues.latitude, venues.longitude, venues.time_zone FROM mlb_historical_data.venues AS venues ORDER BY venues.venue_id NULLS FIRST;
