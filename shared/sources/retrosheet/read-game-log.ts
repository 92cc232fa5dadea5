import { type Cells, type CsvTable, readCount, readDay, readHeadlessTable } from './csv-table.ts';
import { counted, positive } from './read-game-info.ts';
import type { GameFacts, TeamTotals } from './season-game.ts';
import { battingStats, type Counts } from './stat-columns.ts';

/** Columns of a game log, counted from 1 as Retrosheet's `glfields.txt` does. */
export const gameLogColumns = 161;

const visitorOffence = 22;
const homeOffence = 50;

/** Offence columns in their order; plate appearances are the sum of their parts. */
const offence = [
  'b_ab',
  'b_h',
  'b_d',
  'b_t',
  'b_hr',
  'b_rbi',
  'b_sh',
  'b_sf',
  'b_hbp',
  'b_w',
  'b_iw',
  'b_k',
  'b_sb',
  'b_cs',
  'b_gdp',
  'b_xi',
] as const;
const leftOnBaseOffset = offence.length;
/** After offence come pitchers, earned runs twice, wild pitches, balks, put-outs, assists. */
const errorsOffset = 24;

const plateAppearanceParts = ['b_ab', 'b_w', 'b_hbp', 'b_sh', 'b_sf', 'b_xi'] as const;

/** A game as the log has it: the facts, and the totals of its teams where they are given. */
export interface LoggedGame {
  facts: GameFacts;
  home: LoggedSide;
  away: LoggedSide;
}

/** One team of a logged game. */
export interface LoggedSide {
  totals: TeamTotals | null;
  innings: (number | null)[];
  starter: string | null;
}

/** What names a game in both files, whichever team they call the home team. */
export const joinKey = ({ gameDate, number, home, away }: GameFacts): string =>
  `${gameDate} ${number} ${[home.code, away.code].sort().join(' ')}`;

/** `01000(12)20x` as runs by inning; null: the half was not played. Empty when it cannot be read. */
export function readLineScore(text: string): (number | null)[] {
  if (!/^(?:\d|\(\d\d\)|x)*$/.test(text)) return [];
  return [...text.matchAll(/\d|\(\d\d\)|x/g)].map(([cell]) =>
    cell === 'x' ? null : Number(cell.replaceAll(/[()]/g, '')),
  );
}

function totalsOf(cells: Cells, first: number, runs: number): TeamTotals | null {
  const read = (offset: number): number => readCount(cells[first - 1 + offset]);
  const byName = new Map<string, number>(offence.map((name, offset) => [name, read(offset)]));
  byName.set('b_r', runs);
  byName.set(
    'b_pa',
    plateAppearanceParts.reduce((sum, name) => sum + (byName.get(name) ?? 0), 0),
  );
  const batting: Counts = battingStats.map((name) => byName.get(name) ?? -1);
  const [leftOnBase, errors] = [read(leftOnBaseOffset), read(errorsOffset)];
  if (batting.some((value) => value < 0) || leftOnBase < 0 || errors < 0) return null;
  return { batting, pitching: null, errors, leftOnBase };
}

/** Reads glYYYY.txt: 161 columns by their place. A line that is no game is a finding. Throws SOURCE_RESPONSE_MALFORMED. */
export function readGameLog(bytes: Buffer, what: string): { table: CsvTable; games: LoggedGame[] } {
  const table = readHeadlessTable(bytes, what, gameLogColumns);
  const read = (cells: Cells): LoggedGame[] => {
    const text = (column: number): string => cells[column - 1] ?? '';
    const gameDate = readDay(text(1));
    // A and B mark games of a split day whose number is not known.
    const number = readCount(text(2));
    const [awayRuns, homeRuns] = [readCount(text(10)), readCount(text(11))];
    if (gameDate === null || number < 0 || number > 3 || awayRuns < 0 || homeRuns < 0) {
      table.findings.push({
        code: 'ROW_SKIPPED',
        path: what,
        message: `${text(1).slice(0, 10)} ${text(4).slice(0, 4)} at ${text(7).slice(0, 4)}: no date, number or score`,
      });
      return [];
    }
    const facts: GameFacts = {
      gameId: `${text(7)}${text(1)}${number}`,
      gameDate,
      number,
      gameType: 'R',
      dayNight: text(13) === 'D' ? 'day' : text(13) === 'N' ? 'night' : null,
      parkId: text(17) || null,
      scheduledInnings: 9,
      startMinutes: null,
      durationMinutes: positive(text(19)),
      attendance: counted(text(18)),
      // "20140901,,2,2,35": date and park of the completion, score and outs at the interruption.
      completedOn: readDay(text(14).split(',')[0]),
      winner: text(94) || null,
      loser: text(96) || null,
      save: text(98) || null,
      home: { code: text(7), runs: homeRuns },
      away: { code: text(4), runs: awayRuns },
    };
    const side = (isHome: boolean): LoggedSide => ({
      totals: totalsOf(cells, isHome ? homeOffence : visitorOffence, isHome ? homeRuns : awayRuns),
      innings: readLineScore(text(isHome ? 21 : 20)),
      starter: text(isHome ? 104 : 102) || null,
    });
    return [{ facts, home: side(true), away: side(false) }];
  };
  const games: LoggedGame[] = [];
  for (const cells of table.rows) games.push(...read(cells));
  return { table, games };
}
