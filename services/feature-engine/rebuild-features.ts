import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { buildDayFeatures, type DayFeatures } from './build-features.ts';
import type { FeatureEngineDependencies } from './dependencies.ts';
import type { CompletedGame } from './feature-rows.ts';
import { rateTeams, type TeamRating } from './rate-teams.ts';
import { readCompletedGames, readFeatureFacts } from './read-feature-facts.ts';
import type { Slate } from './slate.ts';
import {
  type FeatureObjects,
  featureTables,
  loadFeatures,
  type RunFolder,
  writeDayFeatures,
} from './write-features.ts';

/** A date whose snapshot is wanted: its features, and what else the snapshot and its gate need. */
export interface SnapshotSource {
  day: DayFeatures;
  rating: TeamRating;
  completedGames: readonly CompletedGame[];
}

/** What a rebuild came to. */
export interface RebuiltFeatures {
  /** Sources of the wanted snapshots, in order of date. */
  snapshots: SnapshotSource[];
  outputs: ObjectReference[];
  rowsIn: number;
  rowsOut: number;
}

/** Builds the features of the slates, replaces their partitions, and keeps what the wanted snapshots need. */
export async function rebuildFeatures(
  slates: readonly Slate[],
  wantsSnapshot: (date: string) => boolean,
  folder: RunFolder,
  { warehouse, objects, settings }: FeatureEngineDependencies,
): Promise<RebuiltFeatures> {
  const completedGames = await readCompletedGames(slates, warehouse);
  const ratings = rateTeams(completedGames, slates);
  const written: FeatureObjects = new Map(featureTables.map((table) => [table, []]));
  const snapshots: SnapshotSource[] = [];
  let rowsIn = completedGames.length;
  for (let at = 0; at < slates.length; at += settings.datesPerQueryMax) {
    const batch = slates.slice(at, at + settings.datesPerQueryMax);
    const facts = await readFeatureFacts(batch, warehouse);
    rowsIn += facts.rows;
    for (const slate of batch) {
      const rating = ratings.get(slate.date);
      if (rating === undefined) throw new HanksTankError('INTERNAL', `no ratings for ${slate.date}`);
      const day = buildDayFeatures(slate, facts, rating);
      for (const [table, references] of await writeDayFeatures(day, folder, objects)) {
        written.get(table)?.push(...references);
      }
      if (wantsSnapshot(slate.date)) snapshots.push({ day, rating, completedGames });
    }
  }
  await loadFeatures(
    slates.map(({ date }) => date),
    written,
    warehouse,
  );
  const outputs = [...written.values()].flat();
  return { snapshots, outputs, rowsIn, rowsOut: outputs.reduce((sum, { rows }) => sum + rows, 0) };
}
