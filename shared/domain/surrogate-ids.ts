import { HanksTankError } from './errors.ts';

/** What names a game without MLB's id: its official date, its teams in any order, and its number that day (from 1). */
export interface NaturalGameKey {
  gameDate: string;
  teamIds: readonly [number, number];
  gameNumber: number;
}

/**
 * A stand-in for the game_pk of a game that came without one: minus date, smaller team id and game number, as in -201208051151 for
 * 5 August 2012, team 115, game 1. A team plays one game of a number a day, so the number is unique; MLB's ids are positive, so it
 * never is one of them. Which team was at home does not matter: Retrosheet's files differ on that where a game was moved.
 * Throws ROW_INVALID for a key that is none.
 */
export function surrogateGamePk({ gameDate, teamIds, gameNumber }: NaturalGameKey): number {
  const teamId = Math.min(...teamIds);
  const day = Number(gameDate.replaceAll('-', ''));
  const isKey =
    /^\d{4}-\d{2}-\d{2}$/.test(gameDate) &&
    Number.isInteger(teamId) &&
    teamId > 0 &&
    teamId < 1_000 &&
    Number.isInteger(gameNumber) &&
    gameNumber > 0 &&
    gameNumber < 10;
  if (!isKey)
    throw new HanksTankError(
      'ROW_INVALID',
      `no game: ${gameDate}, teams ${teamIds.join(' and ')}, number ${gameNumber}`,
    );
  return -(day * 10_000 + teamId * 10 + gameNumber);
}

/** Letters of Retrosheet's ids in the order of their values; the position is the digit, from 0. */
const retrosheetLetters = "abcdefghijklmnopqrstuvwxyz-'._";
const retrosheetId = /^([a-z'._-]{5})(\d{3})$/;

/**
 * A stand-in for the MLB id of a person whom the register does not know: minus the Retrosheet id read as a number (five letters in
 * base 30, then its three digits). Two ids never give one number. Throws ROW_INVALID for what is no Retrosheet id.
 */
export function surrogatePlayerId(id: string): number {
  const parts = retrosheetId.exec(id);
  if (parts === null)
    throw new HanksTankError('ROW_INVALID', `'${id.slice(0, 20)}' is no person id of Retrosheet`);
  let letters = 0;
  for (const letter of parts[1] ?? '')
    letters = letters * retrosheetLetters.length + retrosheetLetters.indexOf(letter);
  return -(letters * 1_000 + Number(parts[2]) + 1);
}

/** The Retrosheet id behind a stand-in of {@link surrogatePlayerId}; null for an id that MLB has given. */
export function retrosheetIdOfSurrogate(playerId: number): string | null {
  if (!isSurrogate(playerId)) return null;
  const value = -playerId - 1;
  const digits = String(value % 1_000).padStart(3, '0');
  let rest = Math.floor(value / 1_000);
  let letters = '';
  for (let place = 0; place < 5; place += 1) {
    letters = `${retrosheetLetters[rest % retrosheetLetters.length]}${letters}`;
    rest = Math.floor(rest / retrosheetLetters.length);
  }
  return `${letters}${digits}`;
}

/** Whether an id stands for one that MLB has not given, or not told. */
export const isSurrogate = (id: number): boolean => id < 0;
