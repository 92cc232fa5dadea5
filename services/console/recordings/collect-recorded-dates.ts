import { findKnownGames } from '../../../functions/collector/find-known-games.ts';
import type { Recording } from '../../../shared/adapters/local/archive-manifest.ts';
import {
  datesOfSchedule,
  isWholeSchedule,
  latestByGame,
  scheduleOfDate,
} from '../../../shared/adapters/local/archive-recordings.ts';
import { backfillDates } from '../backfill-dates.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import type { RecordingOutcome } from './import-recordings.ts';
import { folderOf } from './read-recorded-file.ts';

/** Folders of answers about one game, or about the games of a date: the collector reads them. */
export const collectedFolders: readonly string[] = [
  'feed_live',
  'schedule',
  'boxscore',
  'play_by_play',
  'linescore',
];

const feedsOf = (recordings: readonly Recording[]): Map<number, Recording> =>
  latestByGame(recordings.filter((recording) => folderOf(recording.file) === 'feed_live'));

/** Dates of which a whole schedule or a feed is recorded, sorted. */
export function recordedDates(recordings: readonly Recording[]): string[] {
  const dates = recordings.filter(isWholeSchedule).flatMap(datesOfSchedule);
  for (const { official_date } of feedsOf(recordings).values()) dates.push(official_date);
  return [...new Set(dates)].sort();
}

/** Asks the chain for every recorded date; games that are complete already are left alone. */
export async function collectRecordedDates(
  ports: EmbeddedPorts,
  recordings: readonly Recording[],
  runId: string,
): Promise<void> {
  await backfillDates(ports, {
    runId,
    dates: recordedDates(recordings).map((date) => ({ date, reason: 'backfill' })),
    concurrency: 2,
    isStopped: () => false,
    onDone: async () => undefined,
  });
}

/** What became of the recordings about games, as the warehouse has it now. */
export async function outcomesOfGames(
  { warehouse }: Pick<EmbeddedPorts, 'warehouse'>,
  recordings: readonly Recording[],
): Promise<RecordingOutcome[]> {
  const feeds = feedsOf(recordings);
  const schedules = recordings.filter(isWholeSchedule);
  const states = new Map<number, boolean>();
  for (const [date, own] of Map.groupBy([...feeds], ([, { official_date }]) => official_date))
    for (const game of await findKnownGames(
      warehouse,
      date,
      own.map(([gamePk]) => gamePk),
    ))
      states.set(game.gamePk, game.isComplete);
  return recordings
    .filter((recording) => collectedFolders.includes(folderOf(recording.file)))
    .map((recording) => ({
      file: recording.file,
      read: null,
      offered: null,
      left:
        folderOf(recording.file) === 'schedule'
          ? whyNoSchedule(recording, schedules)
          : whyNoGame(recording, feeds, states),
    }));
}

function whyNoSchedule(recording: Recording, schedules: readonly Recording[]): string | null {
  if (!schedules.includes(recording) || datesOfSchedule(recording).length === 0)
    return 'games of one club, one kind or another league: taken for a date, it would hide the other games';
  const isTaken = datesOfSchedule(recording).some((date) => scheduleOfDate(schedules, date) === recording);
  return isTaken ? null : 'a later recording of the same date speaks for it';
}

function whyNoGame(
  recording: Recording,
  feeds: ReadonlyMap<number, Recording>,
  isCompleteOf: ReadonlyMap<number, boolean>,
): string | null {
  const { game_pk: gamePk } = recording;
  if (gamePk === null) return 'neither address nor answer says of which game it is';
  const latest = feeds.get(gamePk);
  const isFeed = folderOf(recording.file) === 'feed_live';
  if (isFeed && latest !== recording) return 'a later moment of the same game is recorded';
  if (!isFeed && latest !== undefined)
    return 'the live feed of the same game, which has all of it, is recorded';
  if (isCompleteOf.get(gamePk) === true) return null;
  return isCompleteOf.has(gamePk)
    ? 'the game is not over in it: the game is listed with its starters, its plays are not loaded'
    : 'the game was not loaded: see dlq list';
}
