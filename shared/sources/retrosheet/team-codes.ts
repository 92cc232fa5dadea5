import { HanksTankError } from '../../domain/errors.ts';

/** Code, MLB's id of the club, first and last season under the code. */
type TeamCode = readonly [code: string, teamId: number, from: number, to: number];

const now = 9999;

/**
 * Retrosheet's codes since 1961 (2012 to 2024: guides of the house, measured on the game logs; before: clubs that moved or changed
 * their name). Codes of 2025 and later are not verified: the Athletics' and the Angels' are read with both that they may have.
 */
const codes: readonly TeamCode[] = [
  ['ANA', 108, 1997, now],
  ['CAL', 108, 1965, 1996],
  ['LAA', 108, 1961, 1964],
  ['LAA', 108, 2025, now],
  ['ARI', 109, 1998, now],
  ['BAL', 110, 1961, now],
  ['BOS', 111, 1961, now],
  ['CHN', 112, 1961, now],
  ['CIN', 113, 1961, now],
  ['CLE', 114, 1961, now],
  ['COL', 115, 1993, now],
  ['DET', 116, 1961, now],
  ['HOU', 117, 1962, now],
  ['KCA', 118, 1969, now],
  ['LAN', 119, 1961, now],
  ['WAS', 120, 2005, now],
  ['MON', 120, 1969, 2004],
  ['NYN', 121, 1962, now],
  ['OAK', 133, 1968, now],
  ['ATH', 133, 2025, now],
  ['KC1', 133, 1961, 1967],
  ['PIT', 134, 1961, now],
  ['SDN', 135, 1969, now],
  ['SEA', 136, 1977, now],
  ['SFN', 137, 1961, now],
  ['SLN', 138, 1961, now],
  ['TBA', 139, 1998, now],
  ['TEX', 140, 1972, now],
  ['WS2', 140, 1961, 1971],
  ['TOR', 141, 1977, now],
  ['MIN', 142, 1961, now],
  ['PHI', 143, 1961, now],
  ['ATL', 144, 1966, now],
  ['MLN', 144, 1961, 1965],
  ['CHA', 145, 1961, now],
  ['MIA', 146, 2012, now],
  ['FLO', 146, 1993, 2011],
  ['NYA', 147, 1961, now],
  ['MIL', 158, 1970, now],
  ['SE1', 158, 1969, 1969],
];

/** MLB's id of a club by Retrosheet's code in a season. Throws SOURCE_RESPONSE_MALFORMED for a code that the season does not have: guessing would join strangers. */
export function teamIdOfCode(code: string, season: number): number {
  const found = codes.find(([known, , from, to]) => known === code && season >= from && season <= to);
  if (found !== undefined) return found[1];
  throw new HanksTankError(
    'SOURCE_RESPONSE_MALFORMED',
    `'${code.slice(0, 10)}' is no team code of Retrosheet in ${season}`,
  );
}

/** Retrosheet's code of a club in a season; null for a club that it does not have. */
export const codeOfTeam = (teamId: number, season: number): string | null =>
  codes.find(([, id, from, to]) => id === teamId && season >= from && season <= to)?.[0] ?? null;
