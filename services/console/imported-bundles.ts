import type { TopicData } from '../../shared/runtime/stage-types.ts';

type Collected = TopicData<'data.collected'>;

/** What an import offers to the validator: bundles of datasets, and no games that anybody listed. `whole` says that they are all there is. */
export const importedBundles = (
  runId: string,
  gameDate: string,
  bundles: Collected['bundles'],
  whole?: Collected['whole'],
): Collected => ({
  run_id: runId,
  game_date: gameDate,
  attempt: 1,
  bundles,
  games_listed: 0,
  games_skipped: 0,
  games_failed: [],
  datasets_failed: [],
  ...(whole === undefined ? {} : { whole }),
});
