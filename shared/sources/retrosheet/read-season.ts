import type { BundleFinding } from '../../../schemas/bundle.ts';
import { keptGamesMax } from '../../../schemas/events/event-parts.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { collectGames, type SeasonGames } from './collect-games.ts';
import { indexPlayers, type PlayerIndex } from './player-ids.ts';
import { readAllPlayers } from './read-all-players.ts';
import { readBatting } from './read-batting.ts';
import { readGameInfo } from './read-game-info.ts';
import { readGameLog } from './read-game-log.ts';
import { readPitching } from './read-pitching.ts';
import { readTeamStats } from './read-team-stats.ts';
import { refuseGames } from './refuse-games.ts';
import type { SeasonGame } from './season-game.ts';
import { partsOf } from './season-parts.ts';
import type { SeasonContext, SeasonFiles, SeasonReading } from './season-reading.ts';
import { hasLineScore } from './write-game-rows.ts';

/**
 * Reads the files of a season into rows. A game whose files contradict each other is left out whole and named in `refused`. Throws
 * SOURCE_RESPONSE_MALFORMED when a file is not what it should be, one of the four is missing, or no game is left.
 */
export function readSeason(files: SeasonFiles, context: SeasonContext): SeasonReading {
  const { season } = context;
  const findings: BundleFinding[] = [];
  const info = files.gameInfo === null ? null : readGameInfo(files.gameInfo, `${season}gameinfo`);
  const log = files.gameLog === null ? null : readGameLog(files.gameLog, `gl${season}`);
  assertComplete(files, season);
  const collected = collectGames(info?.games ?? null, log?.games ?? null, context);
  findings.push(...(info?.table.findings ?? []), ...(log?.table.findings ?? []), ...collected.findings);
  const index = indexPlayers(context.register);
  const roster = files.allPlayers === null ? null : readAllPlayers(files.allPlayers, `${season}allplayers`);
  findings.push(...(roster?.table.findings ?? []));
  const taken = leaveOutTaken(collected, context.takenGames);
  const lines =
    info === null ? null : readLines(files, season, { collected, taken, leftOut: info.leftOut }, index);
  if (lines === null) takeTotalsOfLog(new Map([...collected.games, ...taken]), collected.logged);
  else findings.push(...lines.findings);
  // A game log alone says nothing of lines; games and lines that only one file has show that another is cut.
  const isWhole = lines !== null && lines.strangers === 0 && collected.inLogAlone.length === 0;
  const idsBefore = [...collected.games.values()].map(({ gamePk }) => gamePk);
  const refused = [
    ...refuseGames(collected, info !== null),
    ...collected.inLogAlone.map((gameId) => ({ gameId, problem: 'the game log alone has it' })),
  ];
  for (const { gameId, problem } of refused)
    findings.push({ code: 'ROW_SKIPPED', path: gameId, message: `the game is not loaded: ${problem}` });
  for (const [gameId, game] of collected.games)
    if (!hasLineScore(game))
      findings.push({
        code: 'FIELD_MISSING',
        path: gameId,
        message: 'its innings do not make its score: no line score',
      });
  const parts = partsOf(collected, taken, index, season);
  if (collected.games.size === 0 && taken.size === 0)
    throw new HanksTankError(
      'SOURCE_RESPONSE_MALFORMED',
      `no game of ${season} can be loaded: ${refused[0]?.problem ?? findings[0]?.message ?? 'the files have none'}`,
    );
  return {
    parts,
    players: {
      named: [...index.asked].map(([retrosheetId, playerId]) => ({
        retrosheetId,
        playerId,
        rostered: roster?.players.get(retrosheetId) ?? null,
      })),
      knownAt: latestOf(collected),
    },
    findings,
    games: collected.games.size,
    taken: taken.size,
    refused,
    keptGamePks: isWhole && refused.length <= keptGamesMax ? keptOf(idsBefore, collected) : null,
    unresolved: [...index.unresolved],
  };
}

/** What is said of a player of the season is known when the season is. */
const latestOf = ({ games }: SeasonGames): string =>
  [...games.values()].reduce(
    (latest, { lineage }) => (lineage.knownAt > latest ? lineage.knownAt : latest),
    '',
  );

function keptOf(gamePks: readonly number[], { games }: SeasonGames): number[] {
  const loaded = new Set([...games.values()].map(({ gamePk }) => gamePk));
  return gamePks.filter((gamePk) => !loaded.has(gamePk));
}

function assertComplete(files: SeasonFiles, season: number): void {
  const four = {
    gameinfo: files.gameInfo,
    teamstats: files.teamStats,
    batting: files.batting,
    pitching: files.pitching,
  };
  const missing = Object.entries(four).filter(([, file]) => file === null);
  if (missing.length === 0 || (missing.length === 4 && files.gameLog !== null)) return;
  throw new HanksTankError(
    'SOURCE_RESPONSE_MALFORMED',
    `the files of ${season} are not complete: ${missing.map(([name]) => name).join(', ')} missing`,
  );
}

/** Takes the games that the Stats API has told of out, by Retrosheet's id, and gives them MLB's. */
function leaveOutTaken(
  { games }: SeasonGames,
  takenGames: ReadonlyMap<number, number>,
): Map<string, SeasonGame> {
  const taken = new Map<string, SeasonGame>();
  for (const [gameId, game] of games) {
    const gamePk = takenGames.get(game.gamePk);
    if (gamePk === undefined) continue;
    game.gamePk = gamePk;
    taken.set(gameId, game);
  }
  for (const gameId of taken.keys()) games.delete(gameId);
  return taken;
}

function readLines(
  { teamStats, batting, pitching }: SeasonFiles,
  season: number,
  {
    collected: { games },
    taken,
    leftOut,
  }: {
    collected: SeasonGames;
    taken: ReadonlyMap<string, SeasonGame>;
    leftOut: ReadonlySet<string>;
  },
  index: PlayerIndex,
): { findings: BundleFinding[]; strangers: number } {
  if (teamStats === null || batting === null || pitching === null) return { findings: [], strangers: 0 };
  const totals = readTeamStats(teamStats, `${season}teamstats`, new Map([...games, ...taken]));
  const pitched = readPitching(pitching, `${season}pitching`, games, index.idOf);
  const batted = readBatting(batting, `${season}batting`, games, index.idOf);
  const strangers = new Set(
    [...batted.strangers, ...pitched.strangers].filter(
      (gameId) => !taken.has(gameId) && !leftOut.has(gameId),
    ),
  );
  const findings = [
    ...totals.findings,
    ...batted.table.findings,
    ...pitched.table.findings,
    ...[...strangers].map(
      (gameId): BundleFinding => ({
        code: 'ROW_SKIPPED',
        path: gameId.slice(0, 20),
        message: 'there are lines of a game that is not among the games',
      }),
    ),
  ];
  return { findings, strangers: strangers.size };
}

/** A season that has the game log alone: totals and innings are the log's, there are no lines. */
function takeTotalsOfLog(games: ReadonlyMap<string, SeasonGame>, logged: SeasonGames['logged']): void {
  for (const [gameId, game] of games) {
    const inLog = logged.get(gameId);
    if (inLog === undefined) continue;
    for (const [side, loggedSide] of [
      [game.home, inLog.home],
      [game.away, inLog.away],
    ] as const) {
      side.totals = loggedSide.totals;
      side.innings = loggedSide.innings;
    }
  }
}
