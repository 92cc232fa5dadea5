import type { BundleFinding } from '../../schemas/bundle.ts';
import { asHanksTankError, HanksTankError } from '../../shared/domain/errors.ts';
import type { PitchFile } from '../../shared/domain/pitches/game-pitches.ts';
import type { SourceRequest } from '../../shared/ports/data-source.ts';
import type { StageCheck } from '../../shared/runtime/stage-types.ts';
import { isCapped, readSavantCsv } from '../../shared/sources/savant/read-savant-csv.ts';
import { readSavantGames, type SavantGames } from '../../shared/sources/savant/read-savant-games.ts';
import { savantDayRequest, savantGameRequest } from '../../shared/sources/savant/requests.ts';
import { hasBegun } from '../../shared/sources/statsapi/game-status.ts';
import type { ScheduledGame } from '../../shared/sources/statsapi/read-schedule.ts';
import type { LedgerRow } from './archive-response.ts';
import { type FetchTools, fetchAndRead, type GuardedSource, isOfSource } from './fetch-response.ts';
import type { WantedGame } from './select-games.ts';

/** What the pitch source had of the games of a date. */
export interface CollectedPitchFiles {
  /** By game; a game without pitches is not here. */
  files: ReadonlyMap<number, PitchFile>;
  ledger: LedgerRow[];
  findings: BundleFinding[];
  /** Why it could not be asked; that it has none (yet) is no failure. */
  failure: HanksTankError | null;
}

/** No pitch source, or nothing to ask it for. */
export const noPitchFiles: CollectedPitchFiles = {
  files: new Map(),
  ledger: [],
  findings: [],
  failure: null,
};

/**
 * Asks Baseball Savant for the pitches of games that have begun, with one request for each official date (a resumed game has an
 * earlier one), and splits the answer by game. A file at the row cap is not whole: then game by game. A failure holds nobody back:
 * the feeds have the pitches too.
 */
export async function collectPitchFiles(
  savant: GuardedSource,
  games: readonly { gamePk: number; gameDate: string }[],
  tools: FetchTools,
): Promise<CollectedPitchFiles> {
  const files = new Map<number, PitchFile>();
  const collected: CollectedPitchFiles = { files, ledger: [], findings: [], failure: null };
  for (const [gameDate, ofDate] of Map.groupBy(games, (game) => game.gameDate)) {
    try {
      const day = await ask(savant, savantDayRequest(gameDate), gameDate, tools, collected.ledger);
      const answers = day === 'capped' ? await askByGame(savant, gameDate, ofDate, tools, collected) : [day];
      for (const { games: found, findings } of answers) {
        collected.findings.push(...findings);
        for (const [gamePk, file] of found) files.set(gamePk, file);
      }
    } catch (thrown) {
      if (!isOfSource(thrown)) throw thrown;
      const error = asHanksTankError(thrown);
      // A folder of recordings does not have every date: that is "none", not a failure.
      if (error.code === 'SOURCE_REFUSED') continue;
      tools.context.log.warn({ source: savant.source.name, code: error.code }, error.message);
      collected.failure = error;
      collected.findings.push({
        code: 'PITCHES_FEED_ONLY',
        path: `savant ${gameDate}`,
        message: `${error.code}: ${error.message}`,
      });
    }
  }
  return collected;
}

async function ask(
  savant: GuardedSource,
  request: SourceRequest,
  gameDate: string,
  tools: FetchTools,
  ledger: LedgerRow[],
): Promise<SavantGames | 'capped'> {
  const { result } = await fetchAndRead(savant, request, tools, ledger, (response, what) => {
    const file = readSavantCsv(response.body, what);
    return isCapped(file) ? ('capped' as const) : readSavantGames(file, gameDate, response);
  });
  return result;
}

async function askByGame(
  savant: GuardedSource,
  gameDate: string,
  games: readonly { gamePk: number }[],
  tools: FetchTools,
  collected: CollectedPitchFiles,
): Promise<SavantGames[]> {
  collected.findings.push({
    code: 'FALLBACK_USED',
    path: `savant ${gameDate}`,
    message: 'the file of the day is cut at the row cap: asked game by game',
  });
  const answers: SavantGames[] = [];
  for (const { gamePk } of games) {
    const answer = await ask(savant, savantGameRequest(gamePk), gameDate, tools, collected.ledger);
    if (answer === 'capped')
      throw new HanksTankError(
        'SOURCE_RESPONSE_MALFORMED',
        `Savant answers for game ${gamePk} alone with as many rows as it has at most`,
      );
    answers.push(answer);
  }
  return answers;
}

/** Games of which Savant may have pitches, with their official dates. */
export function gamesWithPitches(
  listings: readonly ScheduledGame[],
  gamePks: readonly number[] | null,
  gameTypes: readonly string[],
  gameDate: string,
): { gamePk: number; gameDate: string }[] {
  const begun = listings.filter(({ header }) => hasBegun(header.status.state)).map(({ header }) => header);
  if (gamePks === null) return begun.filter(({ gameType }) => gameTypes.includes(gameType));
  return gamePks.map((gamePk) => begun.find((header) => header.gamePk === gamePk) ?? { gamePk, gameDate });
}

/** Missing is not failed, and neither is complete: a later night asks again. */
export function pitchCheck(
  wanted: readonly WantedGame[],
  { files, failure }: CollectedPitchFiles,
): StageCheck {
  const found = wanted.filter(({ gamePk }) => files.has(gamePk)).length;
  return {
    name: 'Savant has the pitches',
    passed: failure === null && found === wanted.length,
    detail: `${found} of ${wanted.length} games${failure === null ? '' : `, ${failure.code}`}`,
  };
}
