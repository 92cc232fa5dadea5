import { writeFileSync } from 'node:fs';
import type { HistoryGame, Person, TeamGame } from '../../../shared/domain/history/history.ts';
import { codeOfTeam } from '../../../shared/sources/retrosheet/team-codes.ts';

/** Retrosheet's code of a side; MLB's id for a club that Retrosheet does not have. */
const codeOf = ({ code, teamId }: TeamGame, season: number): string =>
  code ?? codeOfTeam(teamId, season) ?? String(teamId);

/** The first three columns of a line: season, date, number of the game. */
export const identityOf = ({ season, gameDate, gameNumber }: HistoryGame): string =>
  `${season},${gameDate},${gameNumber}`;

/** A side as game logs name it, and the chance of the one that they call the home team. */
function asLogged(game: HistoryGame, homeWins: number): { away: TeamGame; home: TeamGame; homeWins: number } {
  const { away, home } = game;
  return game.isHomeElsewhere === true
    ? { away: home, home: away, homeWins: 1 - homeWins }
    : { away, home, homeWins };
}

/**
 * Writes `season,game_date,game_number,away,home,p_home`, one line a game in order of date; probabilities with six digits. Home and away are
 * those of the game logs, by which everybody else's forecasts and prices go.
 */
export function writeGamePredictions(
  path: string,
  games: readonly HistoryGame[],
  homeWinProbabilities: readonly (number | null)[],
): number {
  const lines = games.flatMap((game, index) => {
    const probability = homeWinProbabilities[index];
    if (typeof probability !== 'number') return [];
    const { away, home, homeWins } = asLogged(game, probability);
    const codes = [away, home].map((side) => codeOf(side, game.season));
    return [`${identityOf(game)},${codes.join(',')},${homeWins.toFixed(6)}`];
  });
  writeFileSync(
    path,
    `season,game_date,game_number,away,home,p_home\n${lines.map((line) => `${line}\n`).join('')}`,
  );
  return lines.length;
}

/** A forecast of a starter's strikeouts. */
export interface StarterForecast {
  game: HistoryGame;
  isHome: boolean;
  pitcherId: number;
  meanStrikeouts: number;
}

/** Writes `season,game_date,game_number,team,pitcher_id,mean_k` with Retrosheet's ids of pitchers (MLB's where Retrosheet has none). */
export function writeStrikeoutPredictions(
  path: string,
  forecasts: readonly StarterForecast[],
  people: ReadonlyMap<number, Person>,
): number {
  const lines = forecasts.map(({ game, isHome, pitcherId, meanStrikeouts }) => {
    const team = codeOf(isHome ? game.home : game.away, game.season);
    const pitcher = people.get(pitcherId)?.retrosheetId ?? String(pitcherId);
    return `${identityOf(game)},${team},${pitcher},${meanStrikeouts.toFixed(4)}\n`;
  });
  writeFileSync(path, `season,game_date,game_number,team,pitcher_id,mean_k\n${lines.join('')}`);
  return lines.length;
}
