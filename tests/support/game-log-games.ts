import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { teamIdOfCode } from '../../shared/sources/retrosheet/team-codes.ts';

/** A game of Retrosheet's game logs: what a price is held against. */
export interface LoggedGame {
  gameDate: string;
  /** 0 single game, 1 and 2 of a doubleheader. */
  gameNumber: number;
  homeTeamId: number;
  awayTeamId: number;
  homeScore: number;
  awayScore: number;
}

/** The games of a season, from the recorded game log (columns 1, 2, 4, 7, 10 and 11 of 161). */
export function readLoggedGames(path: string, season: number): LoggedGame[] {
  const text = gunzipSync(readFileSync(path)).toString();
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const cells = line.slice(0, 200).replaceAll('"', '').split(',');
      const [date = '', number = '', , away = '', , , home = '', , , awayScore, homeScore] = cells;
      return {
        gameDate: `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`,
        gameNumber: Number(number),
        homeTeamId: teamIdOfCode(home, season),
        awayTeamId: teamIdOfCode(away, season),
        homeScore: Number(homeScore),
        awayScore: Number(awayScore),
      };
    });
}
