import { asHanksTankError, HanksTankError } from '../../shared/domain/errors.ts';
import type { PitchSupply } from '../../shared/domain/pitches/game-pitches.ts';
import type { RawResponse } from '../../shared/ports/data-source.ts';
import {
  type JsonObject,
  parseJsonObject,
  readObjectOrNull,
} from '../../shared/sources/statsapi/json-access.ts';
import { readGameEndpoints } from '../../shared/sources/statsapi/read-game-endpoints.ts';
import { type GameEndpoint, gameRequest } from '../../shared/sources/statsapi/requests.ts';
import type { Reading } from '../../shared/sources/statsapi/stage-rows.ts';
import type { LedgerRow } from './archive-response.ts';
import { buildGameBundle } from './build-bundle.ts';
import {
  assertAtEnd,
  assertBoxScore,
  type FeedReader,
  type SerializedBundle,
  serializeBundle,
} from './feed-to-bundle.ts';
import { type FetchTools, fetchAndRead, type GuardedSource, isOfSource } from './fetch-response.ts';
import type { WantedGame } from './select-games.ts';

/** What collecting a game needs: how to ask, how to read, and for which run. */
export interface GameTools extends FetchTools {
  readFeed: FeedReader;
  runId: string;
  /** Where the pitches of a game come from beside its feed. */
  pitchesOf(gamePk: number): PitchSupply;
}

/** A way to a game: its bundle from one source. Responses that were archived on the way go to `ledger`. */
type Way = (
  game: WantedGame,
  source: GuardedSource,
  tools: GameTools,
  ledger: LedgerRow[],
) => Promise<SerializedBundle>;

/**
 * One game, from the first way that works: for each source its live feed, then its box score and plays; last our own archive.
 * Throws SOURCES_EXHAUSTED, naming every cause, when none does.
 */
export async function collectGame(
  game: WantedGame,
  sources: readonly GuardedSource[],
  tools: GameTools,
): Promise<SerializedBundle> {
  const ledger: LedgerRow[] = [];
  const causes: HanksTankError[] = [];
  for (const source of sources) {
    for (const collect of [fromFeed, fromEndpoints]) {
      try {
        return await collect(game, source, tools, ledger);
      } catch (error) {
        if (!isOfSource(error)) throw error;
        causes.push(asHanksTankError(error));
      }
    }
  }
  throw new HanksTankError(
    'SOURCES_EXHAUSTED',
    `no source has game ${game.gamePk}: ${causes.map(({ code, message }) => `${code}: ${message}`).join('; ')}`,
    { cause: causes[0] },
  );
}

const readingOf = ({ source, fetchedAt }: RawResponse, { runId, context }: GameTools): Reading => ({
  runId,
  source,
  fetchedAt,
  ingestedAt: context.clock.now().toISOString(),
});

/** An old answer must not stand for the end of a game that the schedule calls played. */
const mustBeComplete = ({ listing }: WantedGame, { isOwnArchive }: GuardedSource): boolean =>
  isOwnArchive && listing?.header.status.state === 'played';

const fromFeed: Way = async (game, source, tools, ledger) => {
  const { gamePk } = game;
  const { result } = await fetchAndRead(
    source,
    gameRequest('feed_live', gamePk),
    tools,
    ledger,
    (response, what) =>
      tools.readFeed({
        gamePk,
        body: response.body,
        what,
        reading: readingOf(response, tools),
        ledger: [...ledger],
        pitches: tools.pitchesOf(gamePk),
        mustBeComplete: mustBeComplete(game, source),
      }),
  );
  return result;
};

/** Box score and plays say nothing of date and status: without a listing they cannot stand in for a feed. */
const fromEndpoints: Way = async (game, source, tools, ledger) => {
  const { gamePk, listing } = game;
  if (listing === null) {
    throw new HanksTankError('SOURCE_REFUSED', `game ${gamePk} is not on the schedule of ${tools.gameDate}`);
  }
  const get = (endpoint: GameEndpoint, member: string) =>
    fetchAndRead(source, gameRequest(endpoint, gamePk), tools, ledger, (response, what) => {
      const json = parseJsonObject(response.body, what);
      assertMember(json, member, response, gamePk);
      return json;
    });
  const boxscore = await get('boxscore', 'teams');
  const plays = await get('play_by_play', 'allPlays');
  const linescore = readObjectOrNull(listing.raw['linescore']) ?? (await get('linescore', 'innings')).result;
  const document = readGameEndpoints(
    { listing, boxscore: boxscore.result, playByPlay: plays.result, linescore },
    plays.response.fetchedAt,
  );
  if (mustBeComplete(game, source)) assertAtEnd(document);
  assertBoxScore(document);
  const reading = readingOf(plays.response, tools);
  return serializeBundle(buildGameBundle(document, ledger, reading, tools.pitchesOf(gamePk)));
};

function assertMember(json: JsonObject, member: string, { endpoint }: RawResponse, gamePk: number): void {
  if (typeof json[member] === 'object' && json[member] !== null) return;
  throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${endpoint} of game ${gamePk} has no ${member}`);
}
