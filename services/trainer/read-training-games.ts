import { readTrainingRows, type TrainingGame } from '../../shared/models/game-outcome/training-row.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';

/** Games before the slate whose result was known at its cutoff, in order of date and game_pk. */
export async function readTrainingGames(
  warehouse: Warehouse,
  slate: { slate_date: string; cutoff_at: string },
): Promise<TrainingGame[]> {
  const rows = await warehouse.query(
    { file: 'mlb_predictions/training_rows/query.sql' },
    {
      trained_before: { type: 'DATE', value: slate.slate_date },
      cutoff_at: { type: 'TIMESTAMP', value: slate.cutoff_at },
    },
  );
  return readTrainingRows(rows);
}
