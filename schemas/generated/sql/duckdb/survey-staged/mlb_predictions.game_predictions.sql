-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.game_pk, o.model_system)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.mlb_predictions_game_predictions as o
left join mlb_predictions.game_predictions as t
on t.game_pk = o.game_pk and t.model_system = o.model_system;
