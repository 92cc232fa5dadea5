import type { BundleFinding } from '../../../schemas/bundle.ts';
import { localTimeMs } from '../../domain/local-time.ts';
import { surrogateGamePk } from '../../domain/surrogate-ids.ts';
import { knownAtOf } from './known-at.ts';
import { joinKey, type LoggedGame } from './read-game-log.ts';
import { type GameFacts, newSide, type SeasonGame } from './season-game.ts';
import { teamIdOfCode } from './team-codes.ts';

/** What a reading of a season carries into every row. */
export interface SeasonReadingContext {
  season: number;
  runId: string;
  /** ISO 8601 UTC. */
  ingestedAt: string;
  /** Time zones of parks; null or none when not known. */
  timeZones: ReadonlyMap<string, string | null>;
}

const source = 'retrosheet';

function newGame(facts: GameFacts, logged: LoggedGame | null, context: SeasonReadingContext): SeasonGame {
  const { gameDate, number, home, away, parkId, startMinutes, durationMinutes } = facts;
  const homeId = teamIdOfCode(home.code, context.season);
  const awayId = teamIdOfCode(away.code, context.season);
  const timeZone = parkId === null ? null : (context.timeZones.get(parkId) ?? null);
  const startMs =
    startMinutes === null || timeZone === null ? null : localTimeMs(gameDate, startMinutes, timeZone);
  const completedOn = logged?.facts.completedOn ?? facts.completedOn;
  const knownAt = knownAtOf({ gameDate, startMs, durationMinutes, completedOn });
  return {
    facts: { ...facts, completedOn },
    gamePk: surrogateGamePk({ gameDate, teamIds: [homeId, awayId], gameNumber: Math.max(1, number) }),
    startMs,
    loggedHomeTeamId: logged !== null && logged.facts.home.code !== home.code ? awayId : null,
    lineage: { runId: context.runId, source, knownAt, ingestedAt: context.ingestedAt },
    home: newSide(home.code, homeId, true, home.runs),
    away: newSide(away.code, awayId, false, away.runs),
    problems: homeId === awayId ? ['a team plays against itself'] : [],
  };
}

/** The games of a season, by Retrosheet's id, each with its line in the game log. */
export interface SeasonGames {
  games: Map<string, SeasonGame>;
  logged: Map<string, LoggedGame>;
  /** Ids of games that the log alone has. */
  inLogAlone: string[];
  findings: BundleFinding[];
}

/**
 * Joins the two files that list games, by date, number and the pair of teams. With both, each must have the other's games. A game that
 * is in one alone, or twice, has a problem and is not loaded. A log speaks of the regular season, up to its last game. Throws SOURCE_RESPONSE_MALFORMED for a team code that the season does
 * not have.
 */
export function collectGames(
  info: readonly GameFacts[] | null,
  log: readonly LoggedGame[] | null,
  context: SeasonReadingContext,
): SeasonGames {
  const result: SeasonGames = { games: new Map(), logged: new Map(), inLogAlone: [], findings: [] };
  const byKey = new Map<string, LoggedGame>();
  const twice = new Set<string>();
  let [logEnd, afterLog] = ['', 0];
  for (const game of log ?? []) {
    const key = joinKey(game.facts);
    if (byKey.has(key)) twice.add(key);
    byKey.set(key, game);
    if (game.facts.gameDate > logEnd) logEnd = game.facts.gameDate;
  }
  const pks = new Map<number, SeasonGame>();
  for (const facts of info ?? [...byKey.values()].map((game) => game.facts)) {
    const key = joinKey(facts);
    const logged = byKey.get(key) ?? null;
    byKey.delete(key);
    const game = newGame(facts, logged, context);
    if (!facts.gameDate.startsWith(`${context.season}-`))
      game.problems.push(`it is not of ${context.season}`);
    if (log !== null && logged === null && facts.gameType === 'R') {
      if (facts.gameDate <= logEnd) game.problems.push('the game log does not have it');
      else afterLog += 1;
    }
    if (twice.has(key)) game.problems.push('the game log has it twice');
    const namesake = result.games.get(facts.gameId) ?? pks.get(game.gamePk);
    if (namesake !== undefined) {
      namesake.problems.push('there are two games of this date, team and number');
      continue;
    }
    result.games.set(facts.gameId, game);
    pks.set(game.gamePk, game);
    if (logged !== null) result.logged.set(facts.gameId, logged);
  }
  result.inLogAlone = [...byKey.values()].map(({ facts }) => facts.gameId);
  if (afterLog > 0)
    result.findings.push({
      code: 'FIELD_MISSING',
      path: 'game log',
      message: `it ends on ${logEnd || 'no day'}: of ${afterLog} later games nobody tells of a completion on another day`,
    });
  return result;
}
