import type { TrainingGame } from '../../shared/models/game-outcome/training-row.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { readMarketRows } from '../../shared/runtime/models/read-market-memory.ts';
import { readOpeningLines } from '../../shared/runtime/models/read-opening-lines.ts';

/** Games in order of date with what the variant with the opening line looks at: the line that was known before their cutoff, and what the prices of earlier games told. */
export async function withMarketInputs(
  warehouse: Warehouse,
  games: readonly TrainingGame[],
): Promise<TrainingGame[]> {
  const [first, last] = [games[0], games.at(-1)];
  if (first === undefined || last === undefined) return [];
  const dates = { from: first.date, to: last.date };
  const openingLines = await readOpeningLines(warehouse, dates);
  const rows = openingLines.size === 0 ? [] : await readMarketRows(warehouse, dates);
  const memory = new Map(rows.map((row) => [row.game_pk, row]));
  return games.map((game) => ({
    ...game,
    openLine: openingLines.get(game.gamePk) ?? null,
    marketMemory: memory.get(game.gamePk) ?? null,
  }));
}
