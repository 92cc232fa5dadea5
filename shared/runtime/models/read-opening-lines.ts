import { z } from 'zod';
import { anyGamePk, gameDate } from '../../../schemas/events/event-parts.ts';
import { HanksTankError } from '../../domain/errors.ts';
import type { Warehouse } from '../../ports/warehouse.ts';

const openingLineRow = z.strictObject({
  feature_date: gameDate,
  game_pk: anyGamePk,
  open_home_probability: z.number().gt(0).lt(1),
});

const file = 'mlb_features/opening_lines/query.sql';

/**
 * P(home wins) by the opening line that was known before the cutoff of a game's features, by game; games without one are not in it. Training and slates
 * both read it here. Throws ROW_INVALID.
 */
export async function readOpeningLines(
  warehouse: Warehouse,
  dates: { from: string; to: string },
): Promise<ReadonlyMap<number, number>> {
  const rows = await warehouse.query(
    { file },
    { date_from: { type: 'DATE', value: dates.from }, date_to: { type: 'DATE', value: dates.to } },
  );
  const parsed = z.array(openingLineRow).safeParse(rows);
  if (!parsed.success) throw new HanksTankError('ROW_INVALID', `${file}: ${z.prettifyError(parsed.error)}`);
  return new Map(parsed.data.map((row) => [row.game_pk, row.open_home_probability]));
}
