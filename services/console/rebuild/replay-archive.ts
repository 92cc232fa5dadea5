import { createSeasonsCollector } from '../../../functions/collector/collect-seasons.ts';
import { readCollectorSettings } from '../../../functions/collector/config.ts';
import { readFeedHere } from '../../../functions/collector/feed-to-bundle.ts';
import { collectorStage } from '../../../functions/collector/handler.ts';
import { archivedOddsAndWeather } from '../../../functions/collector/odds-and-weather.ts';
import { statsApiDatasets } from '../../../functions/collector/statsapi-datasets.ts';
import { loaderStage } from '../../../functions/loader/handler.ts';
import { readValidatorSettings } from '../../../functions/validator/config.ts';
import { validatorStage } from '../../../functions/validator/handler.ts';
import type { ImportNote } from '../../../schemas/import-note.ts';
import { attachStage } from '../../../shared/runtime/stage.ts';
import {
  type ArchivedCollection,
  archivedCollections,
  createRawZoneSource,
} from '../../../shared/sources/raw-zone-source.ts';
import { readFeatureEngineSettings } from '../../feature-engine/config.ts';
import { featureEngineStage } from '../../feature-engine/handler.ts';
import { judgePartitions } from '../../feature-engine/judge-partitions.ts';
import type { Terminal } from '../commands/nightly.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { holdFeatures, rebuildHeldFeatures } from '../hold-features.ts';
import { publish } from '../publish.ts';
import { newRunId } from '../run-chain.ts';
import { readArchive } from './read-archive.ts';
import type { ReplayClock } from './replay-clock.ts';
import { createImportReplay } from './replay-import.ts';

/** What is to be made again. */
export interface ReplayPlan {
  date: string;
  /** Only what was there before this moment; null: everything. */
  asOf: string | null;
}

/** What was repeated. */
export interface Replayed {
  collections: number;
  imports: number;
  /** Imports that the chain did not load as a whole: they are in the log. */
  imports_failed: number;
}

/** A collection or an import, and when it was made. */
type Step = { at: string } & ({ collection: ArchivedCollection } | { note: ImportNote });

function inOrder(collections: readonly ArchivedCollection[], imports: readonly ImportNote[]): Step[] {
  return [
    ...imports.map((note) => ({ at: note.imported_at, note })),
    ...collections.map((collection) => ({ at: collection.startedAt, collection })),
  ].toSorted((left, right) => (left.at === right.at ? 0 : left.at < right.at ? -1 : 1));
}

/** Collects and imports again, from the archive alone, what was collected and imported then, in the order in which it was. */
export async function replayArchive(
  from: EmbeddedPorts,
  into: EmbeddedPorts & { clock: ReplayClock },
  { date, asOf }: ReplayPlan,
  environment: Terminal['environment'],
): Promise<Replayed> {
  const { responses, imports } = await readArchive(from, { through: date, asOf });
  const collections = archivedCollections(responses, { through: date, asOf });
  const source = createRawZoneSource(from.objects, responses);
  const { objects, warehouse } = into;
  const hasSavant = responses.some(({ endpoint }) => endpoint.startsWith('savant_'));
  attachStage(
    collectorStage,
    {
      objects,
      warehouse,
      sources: [source],
      savant: hasSavant ? source : null,
      readFeed: readFeedHere,
      datasets: [
        createSeasonsCollector(source, warehouse),
        ...statsApiDatasets(source, warehouse),
        ...archivedOddsAndWeather(source, warehouse, environment),
      ],
      settings: { ...readCollectorSettings(environment), retryDelaysMs: [] },
    },
    into,
  );
  attachStage(validatorStage, { objects, settings: readValidatorSettings(environment) }, into);
  attachStage(loaderStage, { objects, warehouse }, into);
  attachStage(
    featureEngineStage,
    { objects, warehouse, settings: readFeatureEngineSettings(environment) },
    into,
  );
  const importAgain = createImportReplay(from, into);
  const judge = async (dates: readonly string[]): Promise<void> => {
    const features = { objects, warehouse, settings: readFeatureEngineSettings(environment) };
    await judgePartitions(dates, { runId: newRunId(into), eventId: 'rebuild' }, features, into);
  };
  let failed = 0;
  for (const step of inOrder(collections, imports)) {
    into.clock.setMoment(step.at);
    if ('note' in step) {
      // An import changes thousands of dates; of their features only the date's own are asked for.
      holdFeatures(into);
      if (await importAgain(step.note)) continue;
      failed += 1;
      const { kind, imported_at } = step.note;
      into.log.warn({ kind, imported_at }, 'An import was not loaded as a whole when it was repeated');
      continue;
    }
    await rebuildHeldFeatures(into, newRunId(into), { only: date, judge });
    const { gameDate, until } = step.collection;
    source.setMoment(until);
    await publish(into, {
      topic: 'collection.requested',
      data: { run_id: newRunId(into), game_date: gameDate, reason: 'replay', game_pks: null, attempt: 1 },
    });
    await into.bus.drain();
  }
  await rebuildHeldFeatures(into, newRunId(into), { only: date, judge });
  return { collections: collections.length, imports: imports.length, imports_failed: failed };
}
