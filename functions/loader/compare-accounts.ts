import type { Warehouse } from '../../shared/ports/warehouse.ts';
import type { Logger } from '../../shared/runtime/log.ts';
import { readTwoAccounts } from '../../shared/runtime/read-two-accounts.ts';
import type { StageCheck } from '../../shared/runtime/stage-types.ts';

/** Games that are named one by one; `quality` has the others. */
const namedMax = 20;

/**
 * Compares the box scores of these dates with Retrosheet's totals, where both are known: one of them was taken over just now, and
 * where they differ that must be said. Looks at what the tables hold, so that a message that comes again says the same.
 */
export async function compareAccounts(
  gameDates: readonly string[],
  warehouse: Warehouse,
  log: Logger,
): Promise<StageCheck[]> {
  const sorted = [...gameDates].sort();
  const [from, to] = [sorted[0], sorted.at(-1)];
  if (from === undefined || to === undefined) return [];
  const { games, differing } = await readTwoAccounts(warehouse, from, to);
  if (games === 0) return [];
  const named = differing.slice(0, namedMax).map(({ gamePk, gameDate, findings }) => {
    const rules = [...new Set(findings.map(({ rule }) => rule))].join(', ');
    return `game ${gamePk} of ${gameDate} (${rules}): ${findings.map(({ message }) => message).join('; ')}`;
  });
  for (const line of named) log.warn({}, `The box score and Retrosheet differ: ${line}`);
  const others = differing.length > namedMax ? [`${differing.length - namedMax} more`] : [];
  return [
    {
      name: 'the box scores agree with Retrosheet',
      passed: differing.length === 0,
      detail: [`${games - differing.length} of ${games} games agree`, ...named, ...others].join('. '),
    },
  ];
}
