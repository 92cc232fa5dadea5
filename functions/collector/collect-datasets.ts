import type { Bundle } from '../../schemas/bundle.ts';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import type { TopicData } from '../../shared/runtime/stage-types.ts';
import type { ScheduledGame } from '../../shared/sources/statsapi/read-schedule.ts';
import { serializeBundle } from './feed-to-bundle.ts';
import { type FetchTools, isOfSource } from './fetch-response.ts';
import { type StagedBundle, type StagingPlace, stageBundle } from './stage-bundle.ts';

/** What a dataset is collected for. */
export interface DatasetRequest {
  runId: string;
  gameDate: string;
  reason: TopicData<'collection.requested'>['reason'];
  /** Games of the date as the schedule lists them. */
  listings: readonly ScheduledGame[];
}

/** Something that is collected for a date beside its games: rosters, odds, forecasts … It brings its own sources. */
export interface DatasetCollector {
  /** Names the bundle: small letters, digits and underscores. */
  dataset: string;
  /** Asks, archives and reads. null: there is nothing to collect for this request. Throws SOURCE_* errors. */
  collect(request: DatasetRequest, tools: FetchTools): Promise<Bundle | null>;
}

/** What became of the datasets. */
export interface CollectedDatasets {
  bundles: StagedBundle[];
  failed: TopicData<'data.collected'>['datasets_failed'];
}

/** Collects dataset after dataset. One that fails is listed and holds nobody back; a failure of storage stops the run. */
export async function collectDatasets(
  collectors: readonly DatasetCollector[],
  request: DatasetRequest,
  tools: FetchTools,
  place: StagingPlace,
): Promise<CollectedDatasets> {
  const collected: CollectedDatasets = { bundles: [], failed: [] };
  for (const { dataset, collect } of collectors) {
    try {
      const bundle = await collect(request, tools);
      if (bundle === null) continue;
      collected.bundles.push(await stageBundle(tools.objects, serializeBundle(bundle), place));
    } catch (thrown) {
      if (!isOfSource(thrown)) throw thrown;
      const { code, message } = asHanksTankError(thrown);
      tools.context.log.warn({ dataset, code }, message);
      collected.failed.push({ dataset, code, message });
    }
  }
  return collected;
}
