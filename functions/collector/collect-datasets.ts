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
  /** Bundles of the games this run has collected. */
  games: readonly StagedBundle[];
  /** Bundles of the datasets this run has collected before this one. */
  datasets: readonly StagedBundle[];
}

/** Why a dataset was not asked for, where an operator would wonder: no key, say. */
export interface DatasetSkip {
  skipped: string;
}

/** Something that is collected for a date beside its games: rosters, odds, forecasts … It brings its own sources. */
export interface DatasetCollector {
  /** Names the bundle: small letters, digits and underscores. */
  dataset: string;
  /** Asks, archives and reads. null: there is nothing to collect for this request. Throws SOURCE_* errors. */
  collect(request: DatasetRequest, tools: FetchTools): Promise<Bundle | DatasetSkip | null>;
}

/** What became of the datasets. */
export interface CollectedDatasets {
  bundles: StagedBundle[];
  failed: TopicData<'data.collected'>['datasets_failed'];
  skipped: { dataset: string; reason: string }[];
  /** What each dataset took, where it asked at all. */
  requests: { dataset: string; count: number }[];
}

/** Collects dataset after dataset. One that fails is listed and holds nobody back; a failure of storage stops the run. */
export async function collectDatasets(
  collectors: readonly DatasetCollector[],
  request: Omit<DatasetRequest, 'datasets'>,
  tools: FetchTools,
  place: StagingPlace,
): Promise<CollectedDatasets> {
  const collected: CollectedDatasets = { bundles: [], failed: [], skipped: [], requests: [] };
  for (const { dataset, collect } of collectors) {
    let count = 0;
    const onRequest = (): void => {
      count += 1;
    };
    try {
      const bundle = await collect({ ...request, datasets: collected.bundles }, { ...tools, onRequest });
      if (bundle === null) continue;
      if ('skipped' in bundle) {
        collected.skipped.push({ dataset, reason: bundle.skipped });
        continue;
      }
      collected.bundles.push(await stageBundle(tools.objects, serializeBundle(bundle), place));
    } catch (thrown) {
      if (!isOfSource(thrown)) throw thrown;
      const { code, message } = asHanksTankError(thrown);
      tools.context.log.warn({ dataset, code }, message);
      collected.failed.push({ dataset, code, message });
    } finally {
      if (count > 0) collected.requests.push({ dataset, count });
    }
  }
  return collected;
}
