import type { Bundle } from '../../schemas/bundle.ts';
import { asHanksTankError, HanksTankError } from '../../shared/domain/errors.ts';
import type { RawResponse, StatsEndpoint } from '../../shared/ports/stats-source.ts';
import { hasBoxScore } from '../../shared/sources/statsapi/box-score-players.ts';
import { type GameDocument, isComplete } from '../../shared/sources/statsapi/game-document.ts';
import { type JsonObject, readObjectOrNull } from '../../shared/sources/statsapi/json-access.ts';
import { readFeed } from '../../shared/sources/statsapi/read-feed.ts';
import { readGameEndpoints } from '../../shared/sources/statsapi/read-game-endpoints.ts';
import type { ScheduledGame } from '../../shared/sources/statsapi/read-schedule.ts';
import type { LedgerRow } from './archive-response.ts';
import { buildGameBundle } from './build-bundle.ts';
import { type FetchTools, fetchAndRead, type GuardedSource, isOfSource } from './fetch-response.ts';
import type { WantedGame } from './select-games.ts';

interface FetchedGame {
  document: GameDocument;
  source: string;
}

/**
 * One game, from the first way that works: for each source its live feed, then its box score and plays; last our own archive.
 * Throws SOURCES_EXHAUSTED, naming every cause, when none does.
 */
export async function collectGame(
  game: WantedGame,
  sources: readonly GuardedSource[],
  tools: FetchTools,
  runId: string,
): Promise<Bundle> {
  const ledger: LedgerRow[] = [];
  const causes: HanksTankError[] = [];
  for (const source of sources) {
    for (const fetchGame of [fetchFeed, fetchEndpoints]) {
      try {
        const { document, source: name } = await fetchGame(game, source, tools, ledger);
        assertNotBehind(document, game.listing, source);
        assertBoxScore(document);
        return buildGameBundle(document, ledger, {
          runId,
          source: name,
          fetchedAt: document.fetchedAt,
          ingestedAt: tools.context.clock.now().toISOString(),
        });
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

async function fetchFeed(
  { gamePk }: WantedGame,
  source: GuardedSource,
  tools: FetchTools,
  ledger: LedgerRow[],
): Promise<FetchedGame> {
  const { result, response } = await fetchAndRead(
    source,
    { endpoint: 'feed_live', gamePk },
    tools,
    ledger,
    (json, { fetchedAt }) => readFeed(json, { gamePk, fetchedAt }),
  );
  return { document: result, source: response.source };
}

/** Box score and plays say nothing of date and status: without a listing they cannot stand in for a feed. */
async function fetchEndpoints(
  { gamePk, listing }: WantedGame,
  source: GuardedSource,
  tools: FetchTools,
  ledger: LedgerRow[],
): Promise<FetchedGame> {
  if (listing === null) {
    throw new HanksTankError('SOURCE_REFUSED', `game ${gamePk} is not on the schedule of ${tools.gameDate}`);
  }
  const get = (endpoint: Exclude<StatsEndpoint, 'schedule'>, member: string) =>
    fetchAndRead(source, { endpoint, gamePk }, tools, ledger, (json, response) => {
      assertMember(json, member, response, gamePk);
      return json;
    });
  const boxscore = await get('boxscore', 'teams');
  const plays = await get('play_by_play', 'allPlays');
  const linescore = readObjectOrNull(listing.raw['linescore']) ?? (await get('linescore', 'innings')).result;
  const { fetchedAt, source: name } = plays.response;
  const document = readGameEndpoints(
    { listing, boxscore: boxscore.result, playByPlay: plays.result, linescore },
    fetchedAt,
  );
  return { document, source: name };
}

function assertMember(json: JsonObject, member: string, { endpoint }: RawResponse, gamePk: number): void {
  if (typeof json[member] === 'object' && json[member] !== null) return;
  throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${endpoint} of game ${gamePk} has no ${member}`);
}

/** A played game without a single line is a feed that is not whole: the box score has an endpoint of its own. */
function assertBoxScore(document: GameDocument): void {
  if (!isComplete(document) || hasBoxScore(document)) return;
  throw new HanksTankError(
    'SOURCE_RESPONSE_MALFORMED',
    `the answer for game ${document.header.gamePk} has no box score, though the game was played`,
  );
}

/** Our archive may hold a game in its fifth inning: that must not stand for one that the schedule calls played. */
function assertNotBehind(document: GameDocument, listing: ScheduledGame | null, source: GuardedSource): void {
  if (!source.isOwnArchive || listing?.header.status.state !== 'played' || isComplete(document)) return;
  throw new HanksTankError(
    'SOURCE_REFUSED',
    `the newest archived response of game ${document.header.gamePk} is from before its end`,
  );
}
