import { setImmediate } from 'node:timers/promises';
import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import type { SnapshotRatings } from '../../schemas/serving.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { calendarDay } from '../../shared/domain/ratings/calendar-day.ts';
import { ratingsOfDay } from '../../shared/models/game-outcome/history/snapshot-ratings.ts';
import { buildDayFeatures, type DayFeatures } from './build-features.ts';
import { askedGame } from './build-history-rows.ts';
import type { FeatureEngineDependencies } from './dependencies.ts';
import type { CompletedGame } from './feature-rows.ts';
import type { HistoryStates } from './history-states.ts';
import { HistoryWalk } from './history-walk.ts';
import { PartLoads } from './part-loads.ts';
import { rateTeams, type TeamRating } from './rate-teams.ts';
import { readAhead } from './read-ahead.ts';
import { type FeatureFacts, readCompletedGames, readFeatureFacts } from './read-feature-facts.ts';
import { type Slate, seasonOf } from './slate.ts';
import { type RunFolder, writeDayFeatures } from './write-features.ts';

/** A date whose snapshot is wanted: its features, and what else the snapshot and its gate need. */
export interface SnapshotSource {
  day: DayFeatures;
  rating: TeamRating;
  completedGames: readonly CompletedGame[];
  ratings: SnapshotRatings | null;
}

/** What a rebuild came to. */
export interface RebuiltFeatures {
  /** Sources of the wanted snapshots, in order of date. */
  snapshots: SnapshotSource[];
  outputs: ObjectReference[];
  rowsIn: number;
  rowsOut: number;
}

/** Ratings are saved for the first slate of a month, where a change of an old date will go on from, and for slates that are served. */
const isFirstOfMonth = (slate: Slate, before: Slate | undefined): boolean =>
  before?.date.slice(0, 'YYYY-MM'.length) !== slate.date.slice(0, 'YYYY-MM'.length);

const withGames = (slates: readonly Slate[]): Slate[] => slates.filter(({ games }) => games > 0);

/**
 * Builds the features of the slates, replaces their partitions, and keeps what the wanted snapshots need. While dates are computed, the
 * facts of the next ones are read and what was written before is loaded, one part at a time.
 */
export async function rebuildFeatures(
  slates: readonly Slate[],
  wantsSnapshot: (date: string) => boolean,
  folder: RunFolder,
  { warehouse, objects, settings, memory = { walk: null } }: FeatureEngineDependencies,
): Promise<RebuiltFeatures> {
  const completedGames = await readCompletedGames(slates, warehouse);
  const ratings = rateTeams(completedGames, slates);
  const snapshots: SnapshotSource[] = [];
  const played = withGames(slates);
  const [first] = played;
  const walk = first === undefined ? null : await HistoryWalk.open(first, { warehouse, objects }, memory);
  const batches = batchesOf(slates, settings.datesPerQueryMax);
  await walk?.readFor(withGames(batches[0] ?? []));
  const readBatch = async (batch: readonly Slate[]): Promise<FeatureFacts> => {
    await walk?.readAhead(withGames(batch));
    return readFeatureFacts(batch, warehouse);
  };
  let rowsIn = completedGames.length;
  const loads = new PartLoads(warehouse);
  try {
    for await (const [batch, facts] of readAhead(batches, readBatch)) {
      rowsIn += facts.rows;
      for (const slate of batch) {
        const rating = ratings.get(slate.date);
        if (rating === undefined) throw new HanksTankError('INTERNAL', `no ratings for ${slate.date}`);
        const place = played.indexOf(slate);
        const states = place < 0 || walk === null ? null : walk.at(slate, seasonOf(slate.date));
        const day = buildDayFeatures(slate, facts, { rating, completedGames }, states);
        await loads.add(slate.date, await writeDayFeatures(day, folder, objects));
        if (wantsSnapshot(slate.date))
          snapshots.push({
            day,
            rating,
            completedGames,
            ratings: states === null ? null : ratingsOfSlate(states, day),
          });
        const isSaved = wantsSnapshot(slate.date) || (place > 0 && isFirstOfMonth(slate, played[place - 1]));
        if (states !== null && isSaved) await walk?.save(folder);
        // Objects of a folder are written on this thread: without a pause no answer of the warehouse would come in.
        await setImmediate();
      }
    }
    await loads.finish();
  } finally {
    await loads.settle();
  }
  memory.walk = walk;
  const { outputs } = loads;
  return { snapshots, outputs, rowsIn, rowsOut: outputs.reduce((sum, { rows }) => sum + rows, 0) };
}

function batchesOf(slates: readonly Slate[], datesMax: number): Slate[][] {
  const count = Math.ceil(slates.length / datesMax);
  return Array.from({ length: count }, (_, index) => slates.slice(index * datesMax, (index + 1) * datesMax));
}

/** The ratings that requests of a slate are answered with. */
function ratingsOfSlate(
  states: HistoryStates,
  { slate, inputs, teams, pitchers }: DayFeatures,
): SnapshotRatings {
  return ratingsOfDay(states.games, calendarDay(slate.date), {
    games: inputs.map((input) => askedGame(slate, input)),
    teamIds: [
      ...teams.map(({ team_id }) => team_id),
      ...inputs.flatMap((input) => [input.home_team_id, input.away_team_id]),
    ],
    starterIds: [
      ...pitchers.map(({ pitcher_id }) => pitcher_id),
      ...inputs.flatMap((input) => [input.home_announced_id ?? [], input.away_announced_id ?? []].flat()),
    ],
    homeParks: states.homeParks,
  });
}
