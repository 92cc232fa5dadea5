import type { TopicData } from '../../shared/runtime/stage-types.ts';

type ValidatedTable = TopicData<'data.validated'>['tables'][number];

/**
 * Games go last: the collector takes a complete game in `games` as the sign that everything of it is loaded,
 * so a load that is killed half-way must not leave that sign. The tables of one list may be loaded at the same time.
 */
export const inLoadOrder = (tables: readonly ValidatedTable[]): ValidatedTable[][] => {
  const isGames = ({ table }: ValidatedTable) => table === 'mlb_historical_data.games';
  return [tables.filter((table) => !isGames(table)), tables.filter(isGames)];
};
