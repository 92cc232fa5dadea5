import type { BundleFinding } from '../../../schemas/bundle.ts';
import { games as gamesTable, linescores } from '../../../schemas/tables/games.ts';
import { playerBattingLines, playerPitchingLines, teamGameTotals } from '../../../schemas/tables/lines.ts';
import { players as playersTable } from '../../../schemas/tables/reference.ts';
import { retrosheetGames } from '../../../schemas/tables/register.ts';
import { qualifiedName, type TableContract } from '../../../schemas/tables/table-contract.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { rowTextWriter } from '../../domain/row-text.ts';
import { checkAgainstLog, checkDecisions, checkSums } from './check-game.ts';
import { collectGames, type SeasonGames, type SeasonReadingContext } from './collect-games.ts';
import { indexPlayers, type PlayerIndex } from './player-ids.ts';
import { type RosteredPlayer, readAllPlayers } from './read-all-players.ts';
import { readGameInfo } from './read-game-info.ts';
import { type LoggedGame, readGameLog } from './read-game-log.ts';
import { addPitchersOutsideOrder, readBatting, readPitching } from './read-lines.ts';
import { readTeamStats } from './read-team-stats.ts';
import type { SeasonGame } from './season-game.ts';
import { gameText, hasLineScore, inningTexts, originText, totalsTexts } from './write-game-rows.ts';

/** The files of a season, uncompressed. Either the game log, or the four files of games, teams and lines, or all of them. */
export interface SeasonFiles {
  gameLog: Buffer | null;
  gameInfo: Buffer | null;
  teamStats: Buffer | null;
  batting: Buffer | null;
  pitching: Buffer | null;
  allPlayers: Buffer | null;
}

/** What reading a season needs besides its files. */
export interface SeasonContext extends SeasonReadingContext {
  /** MLB's id of a Retrosheet id (Chadwick register). */
  register: ReadonlyMap<string, number>;
  /** Names of the register, for players whom allplayers does not have. */
  nameOf(retrosheetId: string): string | null;
  /** MLB's ids of games that the warehouse has from the Stats API, by their surrogates: of them only the totals are kept, to compare. */
  takenGames: ReadonlyMap<number, number>;
  /** People whom the warehouse has from another source, which knows more of them. */
  knownPlayers: ReadonlySet<number>;
}

/** Rows of the games of half a season. A game and all that is said of it are in one half. */
export interface SeasonHalf {
  /** First day of the half. */
  from: string;
  /** Lines of NDJSON by `dataset.table`. */
  tables: ReadonlyMap<string, readonly string[]>;
}

/** Rows of a season as text, and what is wrong with the rest. */
export interface SeasonReading {
  /** Rows of the games before July and of those from then on: a whole season at once would take the chain more than 1 GB. */
  halves: readonly SeasonHalf[];
  findings: BundleFinding[];
  games: number;
  /** Left out because the Stats API has them. */
  taken: number;
  /** Not loaded because their files contradict each other. */
  refused: { gameId: string; problem: string }[];
  /** Retrosheet ids without an MLB id in the register. */
  unresolved: string[];
}

const writePlayer = rowTextWriter<typeof playersTable>();
/** Findings of one kind that are told one by one. */
const toldMax = 50;

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
  if (info !== null) findings.push(...readLines(files, season, { collected, taken }, index));
  else takeTotalsOfLog(new Map([...collected.games, ...taken]), collected.logged);
  const refused = refuse(collected, info !== null);
  for (const { gameId, problem } of refused)
    findings.push({ code: 'ROW_SKIPPED', path: gameId, message: `the game is not loaded: ${problem}` });
  for (const [gameId, game] of collected.games)
    if (!hasLineScore(game))
      findings.push({
        code: 'FIELD_MISSING',
        path: gameId,
        message: 'its innings do not make its score: no line score',
      });
  const halves = writeHalves(collected, taken, index, season);
  const players = playerTexts(index, roster?.players ?? new Map(), context, latestOf(collected));
  findings.push(...players.findings);
  halves[0]?.tables.set(qualifiedName(playersTable), players.lines);
  for (const id of index.unresolved)
    findings.push({
      code: 'FALLBACK_USED',
      path: id,
      message: 'the register has no MLB id: a stand-in is used',
    });
  if (collected.games.size === 0 && taken.size === 0)
    throw new HanksTankError(
      'SOURCE_RESPONSE_MALFORMED',
      `no game of ${season} can be loaded: ${refused[0]?.problem ?? findings[0]?.message ?? 'the files have none'}`,
    );
  return {
    halves,
    findings: shorten(findings),
    games: collected.games.size,
    taken: taken.size,
    refused,
    unresolved: [...index.unresolved].sort(),
  };
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
  { collected: { games }, taken }: { collected: SeasonGames; taken: ReadonlyMap<string, SeasonGame> },
  index: PlayerIndex,
): BundleFinding[] {
  if (teamStats === null || batting === null || pitching === null) return [];
  const totals = readTeamStats(teamStats, `${season}teamstats`, new Map([...games, ...taken]));
  const pitched = readPitching(pitching, `${season}pitching`, games, index.idOf);
  const batted = readBatting(batting, `${season}batting`, games, index.idOf);
  const strangers = new Set(
    [...batted.strangers, ...pitched.strangers].filter((gameId) => !taken.has(gameId)),
  );
  return [
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

/** Takes the games that contradict themselves out and says why. */
function refuse({ games, logged }: SeasonGames, hasLines: boolean): SeasonReading['refused'] {
  const refused: SeasonReading['refused'] = [];
  for (const [gameId, game] of games) {
    const inLog = logged.get(gameId);
    const problems = [
      ...game.problems,
      ...(hasLines ? checkSums(game) : []),
      ...checkDecisions(game),
      ...(inLog === undefined ? [] : checkAgainstLog(game, inLog)),
    ];
    const [problem] = problems;
    if (problem === undefined) continue;
    refused.push({
      gameId,
      problem: problems.length === 1 ? problem : `${problem} (and ${problems.length - 1} more)`,
    });
    games.delete(gameId);
  }
  return refused;
}

interface HalfInWriting extends SeasonHalf {
  tables: Map<string, readonly string[]>;
}

/** The halves that have games. Of a game that was left out only Retrosheet's account is written. */
function writeHalves(
  { games, logged }: SeasonGames,
  taken: ReadonlyMap<string, SeasonGame>,
  index: PlayerIndex,
  season: number,
): HalfInWriting[] {
  const july = `${season}-07-01`;
  const compared = [...taken.values()].filter(({ problems }) => problems.length === 0);
  return [
    { from: `${season}-01-01`, isOf: ({ facts }: SeasonGame) => facts.gameDate < july },
    { from: july, isOf: ({ facts }: SeasonGame) => facts.gameDate >= july },
  ].flatMap(({ from, isOf }) => {
    const own = [...games.values()].filter(isOf);
    const others = compared.filter(isOf);
    return own.length + others.length === 0
      ? []
      : [{ from, tables: writeTables(own, others, logged, index) }];
  });
}

function writeTables(
  games: readonly SeasonGame[],
  compared: readonly SeasonGame[],
  logged: SeasonGames['logged'],
  { idOf }: PlayerIndex,
): Map<string, readonly string[]> {
  const texts = new Map<TableContract, string[]>();
  const table = (contract: TableContract): string[] => {
    const lines: string[] = [];
    texts.set(contract, lines);
    return lines;
  };
  const [own, origins, innings, totals, batting, pitching] = [
    table(gamesTable),
    table(retrosheetGames),
    table(linescores),
    table(teamGameTotals),
    table(playerBattingLines),
    table(playerPitchingLines),
  ];
  for (const game of games) {
    addPitchersOutsideOrder(game, idOf);
    own.push(gameText(game, idOf, startersOf(game, logged.get(game.facts.gameId))));
    origins.push(originText(game));
    totals.push(...totalsTexts(game));
    if (hasLineScore(game)) innings.push(...inningTexts(game));
    for (const line of game.battingLines) batting.push(line);
    for (const line of game.pitchingLines) pitching.push(line);
  }
  for (const game of compared) origins.push(originText(game));
  return new Map([...texts].map(([contract, lines]) => [qualifiedName(contract), lines]));
}

function startersOf(
  game: SeasonGame,
  logged: LoggedGame | undefined,
): { home: string | null; away: string | null } {
  if (logged === undefined) return { home: null, away: null };
  const isSwapped = logged.facts.home.code !== game.home.code;
  return isSwapped
    ? { home: logged.away.starter, away: logged.home.starter }
    : { home: logged.home.starter, away: logged.away.starter };
}

/** What is said of a player of the season is known when the season is. */
const latestOf = ({ games }: SeasonGames): string =>
  [...games.values()].reduce(
    (latest, { lineage }) => (lineage.knownAt > latest ? lineage.knownAt : latest),
    '',
  );

function playerTexts(
  { asked }: PlayerIndex,
  rostered: ReadonlyMap<string, RosteredPlayer>,
  { knownPlayers, nameOf, runId, ingestedAt }: SeasonContext,
  knownAt: string,
): { lines: string[]; findings: BundleFinding[] } {
  const lines: string[] = [];
  const findings: BundleFinding[] = [];
  const lineage = { runId, source: 'retrosheet', knownAt, ingestedAt };
  for (const [retrosheetId, playerId] of asked) {
    if (knownPlayers.has(playerId) || knownAt === '') continue;
    const player = rostered.get(retrosheetId);
    const fullName = player?.fullName ?? nameOf(retrosheetId);
    if (fullName === null) {
      findings.push({
        code: 'FIELD_MISSING',
        path: retrosheetId,
        message: 'nobody gives the name of this player',
      });
      continue;
    }
    lines.push(
      writePlayer(
        {
          player_id: playerId,
          full_name: fullName,
          bats: player?.bats ?? null,
          throws: player?.throws ?? null,
          primary_position: player?.position ?? null,
          birth_date: null,
          height_inches: null,
          weight_pounds: null,
          debut_date: null,
        },
        lineage,
      ),
    );
  }
  return { lines, findings };
}

/** A spoilt file has thousands of findings of a kind; the first ones and their number say as much. */
function shorten(findings: readonly BundleFinding[]): BundleFinding[] {
  return [...Map.groupBy(findings, ({ code }) => code)].flatMap(([code, own]) =>
    own.length <= toldMax
      ? own
      : [...own.slice(0, toldMax), { code, path: 'season', message: `and ${own.length - toldMax} more` }],
  );
}
