import { availableParallelism } from 'node:os';
import { createSeasonsCollector } from '../../functions/collector/collect-seasons.ts';
import { readCollectorSettings } from '../../functions/collector/config.ts';
import {
  type FeedReader,
  feedReaderOver,
  feedToBundle,
  readFeedHere,
} from '../../functions/collector/feed-to-bundle.ts';
import { collectorStage } from '../../functions/collector/handler.ts';
import { oddsAndWeather } from '../../functions/collector/odds-and-weather.ts';
import { statsApiDatasets } from '../../functions/collector/statsapi-datasets.ts';
import { deadLetterStage } from '../../functions/dead-letter/handler.ts';
import { loaderStage } from '../../functions/loader/handler.ts';
import { readValidatorSettings } from '../../functions/validator/config.ts';
import { validatorStage } from '../../functions/validator/handler.ts';
import { type GameJudge, judgeGame, judgeGameHere } from '../../functions/validator/judge-game.ts';
import { createEnvironmentSecrets } from '../../shared/adapters/local/environment-secrets.ts';
import { createHttpClient } from '../../shared/adapters/local/http-client.ts';
import { openTreeEngine } from '../../shared/composition/open-tree-engine.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import { createMemberBreakers } from '../../shared/runtime/member-breakers.ts';
import { attachStage } from '../../shared/runtime/stage.ts';
import { openWorkThreads, type WorkThreads } from '../../shared/runtime/work-threads.ts';
import { readFeatureEngineSettings } from '../feature-engine/config.ts';
import { featureEngineStage } from '../feature-engine/handler.ts';
import { readCandidateShare } from '../prediction-api/config.ts';
import { predictionStage } from '../prediction-api/handler.ts';
import { readStrikeoutSettings } from '../prediction-api/strikeout-settings.ts';
import { readTrainerSettings } from '../trainer/config.ts';
import { trainerStage } from '../trainer/handler.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';

/** The parts of the stages that can be done on any thread. */
export interface SharedWork {
  readFeed: FeedReader;
  judgeGame: GameJudge;
}

const workHere: SharedWork = { readFeed: readFeedHere, judgeGame: judgeGameHere };

/** Puts every stage of the chain on the embedded bus. The stages do not know which adapters they have. */
export function attachChain(
  ports: EmbeddedPorts,
  source: DataSource,
  environment: Readonly<Record<string, string | undefined>>,
  { work = workHere, savant = null }: { work?: SharedWork; savant?: DataSource | null } = {},
): void {
  const { objects, warehouse } = ports;
  attachStage(
    collectorStage,
    {
      objects,
      warehouse,
      sources: [source],
      savant,
      readFeed: work.readFeed,
      datasets: [
        createSeasonsCollector(source, warehouse),
        ...statsApiDatasets(source, warehouse),
        ...oddsAndWeather(
          {
            clock: ports.clock,
            warehouse,
            http: createHttpClient(),
            secrets: createEnvironmentSecrets(environment),
          },
          source,
          environment,
        ),
      ],
      settings: readCollectorSettings(environment),
    },
    ports,
  );
  attachStage(
    validatorStage,
    { objects, settings: readValidatorSettings(environment), judgeGame: work.judgeGame },
    ports,
  );
  attachStage(loaderStage, { objects, warehouse }, ports);
  attachStage(
    featureEngineStage,
    { objects, warehouse, settings: readFeatureEngineSettings(environment), memory: { walk: null } },
    ports,
  );
  const trainer = readTrainerSettings(environment);
  attachStage(
    trainerStage,
    {
      objects,
      warehouse,
      settings: trainer,
      openTreeEngine: () => openTreeEngine(trainer.engine, environment['XGBOOST_LIBRARY']),
      breakers: createMemberBreakers(ports.clock),
    },
    ports,
  );
  attachStage(
    predictionStage,
    {
      objects,
      warehouse,
      candidateShare: readCandidateShare(environment),
      players: readStrikeoutSettings(environment),
      breakers: createMemberBreakers(ports.clock),
    },
    ports,
  );
  attachStage(deadLetterStage, { objects, warehouse }, ports);
}

/** More threads would wait for the one that loads. */
const threadsMax = 3;

/** Threads for the work of the stages, beside the calling one: so many that every processor has one. */
export function openStageThreads(): WorkThreads {
  const module = new URL('./stage-work.ts', import.meta.url);
  return openWorkThreads(module, Math.min(availableParallelism() - 1, threadsMax));
}

/** The work of the stages on these threads. */
export const workOn = (threads: WorkThreads): SharedWork => ({
  readFeed: feedReaderOver(threads.share('feedToBundle', feedToBundle)),
  judgeGame: threads.share('judgeGame', judgeGame),
});

/** The same with threads beside this one, for runs over many dates; they end with `run`. */
export async function withChain<Result>(
  ports: EmbeddedPorts,
  { source, savant }: { source: DataSource; savant: DataSource | null },
  environment: Readonly<Record<string, string | undefined>>,
  run: () => Promise<Result>,
): Promise<Result> {
  const threads = openStageThreads();
  try {
    attachChain(ports, source, environment, { work: workOn(threads), savant });
    return await run();
  } finally {
    await threads.close();
  }
}
