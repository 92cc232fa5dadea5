import { z } from 'zod';
import { HanksTankError } from '../../domain/errors.ts';
import type { Recording } from './archive-manifest.ts';

/** Only what the archive itself must know of a feed; the rest is passed on as it is. */
const feedSchema = z.object({
  gameData: z.object({
    game: z.looseObject({}).catch({}),
    datetime: z.looseObject({}).catch({}),
    status: z.looseObject({}).catch({}),
    teams: z.object({ home: z.unknown(), away: z.unknown() }),
    venue: z.unknown().optional(),
    probablePitchers: z.record(z.string(), z.unknown()).catch({}),
  }),
  liveData: z.object({ linescore: z.looseObject({}).catch({}), decisions: z.unknown().optional() }),
});

const scheduleSchema = z.object({
  dates: z.array(z.looseObject({ date: z.string(), games: z.array(z.looseObject({ gamePk: z.number() })) })),
});

/** A game of a schedule answer, unread but for its id. */
export type Listing = z.infer<typeof scheduleSchema>['dates'][number]['games'][number];

/** How far a game has come, by the first letter of its code: a later state replaces an earlier one. */
export function stateRank(codedState: unknown): number {
  const letter = typeof codedState === 'string' ? codedState.charAt(0) : '';
  if ('FQR'.includes(letter) && letter !== '') return 5;
  return { O: 4, T: 3, U: 3, I: 2, M: 2, N: 2, P: 1 }[letter] ?? 0;
}

/** Reads the JSON of a recording. Throws SOURCE_RESPONSE_MALFORMED, naming the file. */
function parseRecording<Value>(
  schema: z.ZodType<Value>,
  body: Buffer,
  { file }: Pick<Recording, 'file'>,
): Value {
  try {
    return schema.parse(JSON.parse(body.toString('utf8')));
  } catch (cause) {
    const problem = cause instanceof z.ZodError ? 'has another shape' : 'is not JSON';
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `recording ${file} ${problem}`, { cause });
  }
}

/** The listings of a date in a schedule; none when it does not have the date. Throws SOURCE_RESPONSE_MALFORMED. */
export function listingsOf(body: Buffer, gameDate: string, recording: Pick<Recording, 'file'>): Listing[] {
  const { dates } = parseRecording(scheduleSchema, body, recording);
  return dates.find(({ date }) => date === gameDate)?.games ?? [];
}

/** What the manifest says of a game, as a listing: without teams, which only its responses have. */
export const listingOfManifest = (gamePk: number, recording: Recording): Listing => ({
  gamePk,
  gameType: recording.game_type,
  officialDate: recording.official_date,
  status: { codedGameState: recording.coded_game_state },
});

/** A feed as the listing that the schedule would have had, hydrated. Throws SOURCE_RESPONSE_MALFORMED. */
export function listingOfFeed(gamePk: number, body: Buffer, recording: Pick<Recording, 'file'>): Listing {
  const { gameData, liveData } = parseRecording(feedSchema, body, recording);
  const { game, datetime, status, teams, venue, probablePitchers } = gameData;
  const { linescore, decisions } = liveData;
  const runs = z
    .object({ teams: z.record(z.string(), z.object({ runs: z.number().optional() })) })
    .catch({ teams: {} })
    .parse(linescore).teams;
  const side = (name: 'home' | 'away') => ({
    team: teams[name],
    score: runs[name]?.runs,
    probablePitcher: probablePitchers[name],
  });
  return {
    gamePk,
    gameType: game['type'],
    season: game['season'],
    gameDate: datetime['dateTime'],
    officialDate: datetime['officialDate'],
    status,
    teams: { away: side('away'), home: side('home') },
    linescore,
    decisions,
    venue,
    doubleHeader: game['doubleHeader'],
    gameNumber: game['gameNumber'],
    dayNight: datetime['dayNight'],
    scheduledInnings: linescore['scheduledInnings'],
  };
}

/**
 * Recorded listings united with those made from feeds. Where both have a game, the listing stays but takes the status of the feed
 * when that is later: a schedule recorded in the afternoon must not hide the end of the game.
 */
export function uniteListings(recorded: readonly Listing[], fromFeeds: readonly Listing[]): Listing[] {
  const feeds = new Map(fromFeeds.map((listing) => [listing.gamePk, listing]));
  const updated = recorded.map((listing) => {
    const feed = feeds.get(listing.gamePk);
    feeds.delete(listing.gamePk);
    if (feed === undefined || stateRank(codeOf(feed)) <= stateRank(codeOf(listing))) return listing;
    return { ...listing, status: feed['status'] };
  });
  return [...updated, ...feeds.values()];
}

/** Coded state of a listing. */
export function codeOf(listing: Listing): unknown {
  const status = listing['status'];
  return typeof status === 'object' && status !== null && 'codedGameState' in status
    ? status.codedGameState
    : undefined;
}
