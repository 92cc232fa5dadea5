import { keptGamesMax, type WholeDates } from '../../schemas/events/event-parts.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { tablesOfHistory } from '../../schemas/tables/tables-of-games.ts';
import type { StageCheck } from '../../shared/runtime/stage-types.ts';
import type { JudgedDataset } from './validate-bundles.ts';

const historyTables: readonly (string | null)[] = tablesOfHistory.map(qualifiedName);

/**
 * Dates of which the source told everything, as the loader may understand it: of a game with a rejected row nothing is deleted, for its
 * absence says nothing about the source. null when that cannot be said game by game, or of too many.
 */
function keepRejected(whole: WholeDates, datasets: readonly JudgedDataset[]): WholeDates | null {
  if (datasets.some(({ error }) => error !== null)) return null;
  const kept = new Set(whole.kept_game_pks);
  for (const { findings } of datasets)
    for (const { severity, table, rowKey } of findings) {
      if (severity !== 'hard' || !(table === null || historyTables.includes(table))) continue;
      const gamePk = /(?:^| )game_pk=(-?\d+)(?: |$)/.exec(rowKey ?? '')?.[1];
      if (gamePk === undefined) return null;
      kept.add(Number(gamePk));
    }
  return kept.size > keptGamesMax ? null : { ...whole, kept_game_pks: [...kept] };
}

/** What goes on of a claim to be whole, and the line of the manifest about it; without a claim there is none. */
export function toldAsWhole(
  whole: WholeDates | undefined,
  datasets: readonly JudgedDataset[],
): { whole: WholeDates | undefined; checks: StageCheck[] } {
  if (whole === undefined) return { whole, checks: [] };
  const told = keepRejected(whole, datasets);
  const more = (told?.kept_game_pks.length ?? 0) - whole.kept_game_pks.length;
  const name = `${whole.source} is told as a whole`;
  const detail =
    told === null
      ? 'too much was rejected: rows that the source has no more stay'
      : `${whole.date_from} to ${whole.date_to}${more === 0 ? '' : `; nothing of ${more} games with rejected rows is deleted`}`;
  return { whole: told ?? undefined, checks: [{ name, passed: told !== null, detail }] };
}
