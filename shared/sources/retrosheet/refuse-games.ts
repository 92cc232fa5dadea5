import { checkAgainstLog, checkDecisions, checkSums, checkTotals } from './check-game.ts';
import type { SeasonGames } from './collect-games.ts';
import type { SeasonReading } from './season-reading.ts';

/** Takes the games that contradict themselves out and says why. */
export function refuseGames({ games, logged }: SeasonGames, hasLines: boolean): SeasonReading['refused'] {
  const refused: SeasonReading['refused'] = [];
  for (const [gameId, game] of games) {
    const inLog = logged.get(gameId);
    const problems = [
      ...game.problems,
      ...(hasLines ? checkSums(game) : checkTotals(game)),
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
