import pLimit from 'p-limit';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import type { TopicData } from '../../shared/runtime/stage-types.ts';
import { collectGame, type GameTools } from './collect-game.ts';
import { type GuardedSource, isOfSource } from './fetch-response.ts';
import type { WantedGame } from './select-games.ts';
import { type StagedBundle, type StagingPlace, stageBundle } from './stage-bundle.ts';

/** What became of the wanted games. */
export interface CollectedGames {
  bundles: StagedBundle[];
  failed: TopicData<'data.collected'>['games_failed'];
}

/**
 * Fetches, reads and stages game by game, a few at a time: no more feeds than that are ever in memory. A game that fails is
 * listed and holds nobody back; a failure of storage stops the run.
 */
export async function collectGames(
  wanted: readonly WantedGame[],
  sources: readonly GuardedSource[],
  tools: GameTools,
  place: StagingPlace,
): Promise<CollectedGames> {
  const limit = pLimit(tools.settings.concurrency);
  const collected: CollectedGames = { bundles: [], failed: [] };
  const collectOne = async (game: WantedGame): Promise<void> => {
    try {
      const bundle = await collectGame(game, sources, tools);
      collected.bundles.push(await stageBundle(tools.objects, bundle, place));
    } catch (thrown) {
      const { code, message } = asHanksTankError(thrown);
      if (!isOfSource(thrown)) throw thrown;
      tools.context.log.warn({ game_pk: game.gamePk, code }, message);
      collected.failed.push({ game_pk: game.gamePk, code, message });
    }
  };
  const outcomes = await Promise.allSettled(wanted.map((game) => limit(collectOne, game)));
  const stopped = outcomes.find((outcome) => outcome.status === 'rejected');
  if (stopped !== undefined) throw stopped.reason;
  return {
    bundles: collected.bundles.sort((left, right) => (left.game_pk ?? 0) - (right.game_pk ?? 0)),
    failed: collected.failed.sort((left, right) => left.game_pk - right.game_pk),
  };
}
