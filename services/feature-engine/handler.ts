import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import { servingPointerSchema, slatePointerKey } from '../../schemas/serving.ts';
import { oddsSnapshots } from '../../schemas/tables/odds.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import type { ClosedLine } from '../../shared/domain/odds/closed-line.ts';
import { readPointer } from '../../shared/runtime/read-pointer.ts';
import { defineStage } from '../../shared/runtime/stage.ts';
import type { StageCheck, StageContext, StageResult, TopicData } from '../../shared/runtime/stage-types.ts';
import { buildSnapshot } from './build-snapshot.ts';
import { checkSnapshot } from './check-snapshot.ts';
import { decideSlates } from './decide-cutoffs.ts';
import type { FeatureEngineDependencies } from './dependencies.ts';
import { findStaleDates } from './find-stale-dates.ts';
import { judgePartitions } from './judge-partitions.ts';
import { promoteSnapshot } from './promote-snapshot.ts';
import { rebuildFeatures, type SnapshotSource } from './rebuild-features.ts';
import { updateMarketMemory } from './update-market-memory.ts';
import type { RunFolder } from './write-features.ts';

type FeaturesCreated = TopicData<'features.created'>;

/** Rebuilds the features that changed facts make stale, and the snapshots of slates among them with the cutoffs they had. */
export async function rebuildStaleFeatures(
  event: TopicData<'data.loaded'>,
  dependencies: FeatureEngineDependencies,
  context: StageContext,
): Promise<StageResult> {
  const folder = { runId: event.run_id, eventId: context.eventId };
  if (event.changed_game_dates.length === 0) {
    return hasNewPrices(event)
      ? updateMarketAlone(folder, dependencies)
      : { status: 'skipped', reason: 'no facts changed', rowsIn: 0, rowsOut: 0 };
  }
  const gate = await judgePartitions(event.changed_game_dates, folder, dependencies, context);
  const dates = await findStaleDates(event.changed_game_dates, dependencies.warehouse);
  const cutoffs = await readSlateCutoffs(dates, dependencies);
  const slates = await decideSlates(dates, cutoffs, dependencies.warehouse);
  const rebuilt = await rebuildFeatures(slates, (date) => cutoffs.has(date), folder, dependencies);
  const market = await updateMarketMemory(folder, dependencies);
  const promoted = await refreshSnapshots(rebuilt.snapshots, market.lines, folder, dependencies);
  context.log.debug({ dates: dates.length, snapshots: rebuilt.snapshots.length }, 'features rebuilt');
  return {
    status: 'success',
    rowsIn: rebuilt.rowsIn,
    rowsOut: rebuilt.rowsOut,
    outputs: [...rebuilt.outputs, ...market.outputs, ...promoted.outputs],
    checks: [...gate, ...promoted.checks],
    publish: [created(event, dates, promoted.newest)],
  };
}

/** Builds the features of a slate as of its cutoff, then its serving snapshot, and promotes it. */
export async function buildSlate(
  event: TopicData<'slate.requested'>,
  dependencies: FeatureEngineDependencies,
  context: StageContext,
): Promise<StageResult> {
  const requested = new Map(event.cutoff_at === null ? [] : [[event.game_date, event.cutoff_at]]);
  const slates = await decideSlates([event.game_date], requested, dependencies.warehouse);
  const folder = { runId: event.run_id, eventId: context.eventId };
  const rebuilt = await rebuildFeatures(slates, () => true, folder, dependencies);
  const market = await updateMarketMemory(folder, dependencies);
  const promoted = await refreshSnapshots(rebuilt.snapshots, market.lines, folder, dependencies);
  const hasGames = slates.some(({ games }) => games > 0);
  return {
    status: 'success',
    ...(hasGames ? {} : { reason: `no games on ${event.game_date}` }),
    rowsIn: rebuilt.rowsIn,
    rowsOut: rebuilt.rowsOut,
    outputs: [...rebuilt.outputs, ...market.outputs, ...promoted.outputs],
    checks: promoted.checks,
    publish: [created(event, hasGames ? [event.game_date] : [], promoted.newest)],
  };
}

/** Whether a load brought prices. They change no facts of games, but what the market remembers. */
const hasNewPrices = ({ tables }: TopicData<'data.loaded'>): boolean =>
  tables.some(
    ({ table, inserted, updated }) => table === qualifiedName(oddsSnapshots) && inserted + updated > 0,
  );

/** New prices without new facts, as an import of a file of odds gives them. */
async function updateMarketAlone(
  folder: RunFolder,
  dependencies: FeatureEngineDependencies,
): Promise<StageResult> {
  const { lines, dates, outputs } = await updateMarketMemory(folder, dependencies);
  return {
    status: 'success',
    reason: `no facts changed but prices: the market's memory of ${dates.length} dates`,
    rowsIn: lines.length,
    rowsOut: outputs.reduce((sum, { rows }) => sum + rows, 0),
    outputs,
  };
}

interface PromotedSnapshots {
  /** The slate that is named in the event: the last one. */
  newest: FeaturesCreated['slate'];
  outputs: ObjectReference[];
  checks: StageCheck[];
}

/** Snapshot, gate, promotion, one slate after the other. A snapshot that fails the gate leaves the pointers as they were. */
async function refreshSnapshots(
  sources: readonly SnapshotSource[],
  lines: readonly ClosedLine[],
  folder: RunFolder,
  { warehouse, objects }: FeatureEngineDependencies,
): Promise<PromotedSnapshots> {
  const promoted: PromotedSnapshots = { newest: null, outputs: [], checks: [] };
  for (const source of sources) {
    const snapshot = await buildSnapshot(source, lines, warehouse);
    promoted.checks.push(...checkSnapshot(snapshot, source.completedGames));
    const reference = await promoteSnapshot(snapshot, folder, objects);
    promoted.outputs.push(reference);
    promoted.newest = { slate_date: snapshot.slate_date, cutoff_at: snapshot.cutoff_at, snapshot: reference };
  }
  return promoted;
}

/** Cutoffs of the dates whose slate was requested before. */
async function readSlateCutoffs(
  dates: readonly string[],
  { objects }: FeatureEngineDependencies,
): Promise<Map<string, string>> {
  const cutoffs = new Map<string, string>();
  for (const date of dates) {
    const stored = await readPointer(objects, slatePointerKey(date), servingPointerSchema);
    if (stored !== null) cutoffs.set(date, stored.pointer.cutoff_at);
  }
  return cutoffs;
}

const created = (
  event: { run_id: string; game_date: string },
  featureDates: string[],
  slate: FeaturesCreated['slate'],
) => ({
  topic: 'features.created' as const,
  data: { run_id: event.run_id, game_date: event.game_date, feature_dates: featureDates, slate },
});

/** The feature engine stage. */
export const featureEngineStage = defineStage<FeatureEngineDependencies>({
  name: 'feature-engine',
  handlers: { 'data.loaded': rebuildStaleFeatures, 'slate.requested': buildSlate },
});
