import { games as gamesTable, linescores } from '../../../schemas/tables/games.ts';
import { playerBattingLines, playerPitchingLines, teamGameTotals } from '../../../schemas/tables/lines.ts';
import { retrosheetGames } from '../../../schemas/tables/register.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import { addDays } from '../../domain/calendar.ts';
import type { SeasonGames } from './collect-games.ts';
import type { PlayerIndex } from './player-ids.ts';
import type { LoggedGame } from './read-game-log.ts';
import type { SeasonGame } from './season-game.ts';
import type { SeasonPart } from './season-reading.ts';
import { battingTexts } from './write-batting-rows.ts';
import { gameText, hasLineScore, inningTexts, originText, totalsTexts } from './write-game-rows.ts';
import { pitchingTexts } from './write-pitching-rows.ts';

/** First days of the parts: about a third of the games each. More parts take less memory and more loads. */
const firstDays = ['01-01', '06-01', '08-01'] as const;

const byGamePk = (left: SeasonGame, right: SeasonGame): number => left.gamePk - right.gamePk;

/**
 * The parts that have games, their rows in the order of the keys: what comes in order need not be sorted, or taken apart for it, by
 * whoever unites the bundles. Of a game that was left out (`taken`) only Retrosheet's account is written. */
export function partsOf(
  { games, logged }: SeasonGames,
  taken: ReadonlyMap<string, SeasonGame>,
  index: PlayerIndex,
  season: number,
): SeasonPart[] {
  const from = firstDays.map((day) => `${season}-${day}`);
  const partOf = ({ facts }: SeasonGame) => from.findLast((day, at) => at === 0 || day <= facts.gameDate);
  const byPart = Map.groupBy(games.values(), partOf);
  const compared = [...taken.values()].filter(({ problems }) => problems.length === 0);
  const comparedByPart = Map.groupBy(compared, partOf);
  const filled = from.flatMap((day) => {
    const own = (byPart.get(day) ?? []).toSorted(byGamePk);
    const others = comparedByPart.get(day) ?? [];
    return own.length + others.length === 0 ? [] : [{ day, own, others }];
  });
  return filled.map(({ day, own, others }, at) => {
    const next = filled[at + 1]?.day;
    const to = next === undefined ? `${season}-12-31` : addDays(next, -1);
    return { from: day, to, tables: tablesOf(own, others, logged, index) };
  });
}

/** Lines that are made game by game, whenever they are gone through. */
const linesOf = (
  games: readonly SeasonGame[],
  textsOf: (game: SeasonGame) => readonly string[],
): Iterable<string> => ({
  *[Symbol.iterator]() {
    for (const game of games) yield* textsOf(game);
  },
});

function tablesOf(
  games: readonly SeasonGame[],
  compared: readonly SeasonGame[],
  logged: SeasonGames['logged'],
  { idOf }: PlayerIndex,
): Map<string, Iterable<string>> {
  // At once: whoever is named here is one of the season's players.
  const own = games.map((game) => gameText(game, idOf, startersOf(game, logged.get(game.facts.gameId))));
  return new Map<string, Iterable<string>>([
    [qualifiedName(gamesTable), own],
    [
      qualifiedName(retrosheetGames),
      linesOf([...games, ...compared].sort(byGamePk), (game) => [originText(game)]),
    ],
    [qualifiedName(linescores), linesOf(games, (game) => (hasLineScore(game) ? inningTexts(game) : []))],
    [qualifiedName(teamGameTotals), linesOf(games, totalsTexts)],
    [qualifiedName(playerBattingLines), linesOf(games, battingTexts)],
    [qualifiedName(playerPitchingLines), linesOf(games, pitchingTexts)],
  ]);
}

function startersOf(
  game: SeasonGame,
  logged: LoggedGame | undefined,
): { home: string | null; away: string | null } {
  if (logged === undefined) return { home: null, away: null };
  return game.loggedHomeTeamId !== null
    ? { home: logged.away.starter, away: logged.home.starter }
    : { home: logged.home.starter, away: logged.away.starter };
}
