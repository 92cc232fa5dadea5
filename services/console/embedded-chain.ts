import { availableParallelism } from 'node:os';
import { createSeasonsCollector } from '../../functions/collector/collect-seasons.ts';
import { readCollectorSettings } from '../../functions/collector/config.ts';
import { openFeedThreads } from '../../functions/collector/feed-threads.ts';
import { type FeedReader, readFeedHere } from '../../functions/collector/feed-to-bundle.ts';
import { collectorStage } from '../../functions/collector/handler.ts';
import { statsApiDatasets } from '../../functions/collector/statsapi-datasets.ts';
import { deadLetterStage } from '../../functions/dead-letter/handler.ts';
import { loaderStage } from '../../functions/loader/handler.ts';
import { readValidatorSettings } from '../../functions/validator/config.ts';
import { validatorStage } from '../../functions/validator/handler.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import { attachStage } from '../../shared/runtime/stage.ts';
import { readFeatureEngineSettings } from '../feature-engine/config.ts';
import { featureEngineStage } from '../feature-engine/handler.ts';
import { predictionStage } from '../prediction-api/handler.ts';
import { readTrainerSettings } from '../trainer/config.ts';
import { trainerStage } from '../trainer/handler.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';
import { oddsAndWeather } from './odds-and-weather.ts';

/** Puts every stage of the chain on the embedded bus. The stages do not know which adapters they have. */
export function attachChain(
  ports: EmbeddedPorts,
  source: DataSource,
  environment: Readonly<Record<string, string | undefined>>,
  { readFeed = readFeedHere, savant = null }: { readFeed?: FeedReader; savant?: DataSource | null } = {},
): void {
  const { objects, warehouse } = ports;
  attachStage(
    collectorStage,
    {
      objects,
      warehouse,
      sources: [source],
      savant,
      readFeed,
      datasets: [
        createSeasonsCollector(source, warehouse),
        ...statsApiDatasets(source, warehouse),
        ...oddsAndWeather(ports, source, environment),
      ],
      settings: readCollectorSettings(environment),
    },
    ports,
  );
  attachStage(validatorStage, { objects, settings: readValidatorSettings(environment) }, ports);
  attachStage(loaderStage, { objects, warehouse }, ports);
  attachStage(
    featureEngineStage,
    { objects, warehouse, settings: readFeatureEngineSettings(environment) },
    ports,
  );
  attachStage(trainerStage, { objects, warehouse, settings: readTrainerSettings(environment) }, ports);
  attachStage(predictionStage, { objects, warehouse }, ports);
  attachStage(deadLetterStage, { objects, warehouse }, ports);
}

/** More threads would wait for the one that validates and loads. */
const feedThreadsMax = 4;

/** The same with threads beside this one that read feeds, for runs over many dates; they end with `work`. */
export async function withChain<Result>(
  ports: EmbeddedPorts,
  { source, savant }: { source: DataSource; savant: DataSource | null },
  environment: Readonly<Record<string, string | undefined>>,
  work: () => Promise<Result>,
): Promise<Result> {
  const processors = availableParallelism();
  const threads = openFeedThreads(processors === 1 ? 0 : Math.min(processors, feedThreadsMax));
  try {
    attachChain(ports, source, environment, { readFeed: threads.read, savant });
    return await work();
  } finally {
    await threads.close();
  }
}
