import { type CsvTable, readCount, readCsvTable, readDay } from './csv-table.ts';
import type { GameFacts } from './season-game.ts';

/** Type of a game as our contract says it; games of other kinds (all-star, exhibition) are not imported. */
const gameTypes: Readonly<Record<string, string>> = {
  regular: 'R',
  // A game 163 counts in the standings.
  playoff: 'R',
  wildcard: 'F',
  divisionseries: 'D',
  lcs: 'L',
  worldseries: 'W',
};

/** Kinds that are left out without a word. */
const otherTypes = new Set(['allstar', 'exhibition', 'preseason', 'championship']);

const required = [
  'gid',
  'visteam',
  'hometeam',
  'site',
  'date',
  'number',
  'starttime',
  'daynight',
  'timeofgame',
];
const others = ['attendance', 'wp', 'lp', 'save', 'gametype', 'vruns', 'hruns'];

/** `7:09PM` as minutes after midnight. `0:00PM` says that nobody knows. */
export function startMinutesOf(text: string | undefined): number | null {
  const parts = /^(\d{1,2}):([0-5]\d)(AM|PM)$/.exec(text ?? '');
  const hour = Number(parts?.[1] ?? 0);
  if (parts === null || hour < 1 || hour > 12) return null;
  return ((hour % 12) + (parts[3] === 'PM' ? 12 : 0)) * 60 + Number(parts[2]);
}

/** What YYYYgameinfo.csv tells. */
export interface GameInfoRead {
  table: CsvTable;
  games: GameFacts[];
  /** Ids of games of kinds that are not imported. */
  leftOut: ReadonlySet<string>;
}

/** Reads YYYYgameinfo.csv by the names of its columns. A row that is no game is a finding. Throws SOURCE_RESPONSE_MALFORMED. */
export function readGameInfo(bytes: Buffer, what: string): GameInfoRead {
  const table = readCsvTable(bytes, what, [...required, ...others]);
  const place = (name: string): number => table.columns.get(name) ?? -1;
  const at = Object.fromEntries(
    [...required, ...others, 'innings', 'suspend'].map((name) => [name, place(name)]),
  );
  const leftOut = new Set<string>();
  const games = [...table.rows].flatMap((cells): GameFacts[] => {
    const text = (name: string): string => cells[at[name] ?? -1]?.trim() ?? '';
    if (otherTypes.has(text('gametype'))) {
      leftOut.add(text('gid'));
      return [];
    }
    const skip = (message: string): GameFacts[] => {
      table.findings.push({
        code: 'ROW_SKIPPED',
        path: what,
        message: `${text('gid').slice(0, 20)}: ${message}`,
      });
      return [];
    };
    const gameType = gameTypes[text('gametype')];
    if (gameType === undefined) return skip(`'${text('gametype').slice(0, 20)}' is no type of game`);
    const gameDate = readDay(text('date'));
    const number = readCount(text('number'));
    if (gameDate === null || number < 0 || number > 3) return skip('no date or number');
    if (text('gid') !== `${text('hometeam')}${text('date')}${number}`)
      return skip('the id is not of this team, date and number');
    const [awayRuns, homeRuns] = [readCount(text('vruns')), readCount(text('hruns'))];
    if (awayRuns < 0 || homeRuns < 0) return skip('no score');
    return [
      {
        gameId: text('gid'),
        gameDate,
        number,
        gameType,
        dayNight: ['day', 'night'].includes(text('daynight')) ? text('daynight') : null,
        parkId: text('site') || null,
        scheduledInnings: positive(text('innings')) ?? 9,
        startMinutes: startMinutesOf(text('starttime')),
        durationMinutes: positive(text('timeofgame')),
        attendance: counted(text('attendance')),
        // The date alone, or as the game log has it: "20140901,,2,2,35".
        completedOn: readDay(text('suspend').split(',')[0]),
        winner: text('wp') || null,
        loser: text('lp') || null,
        save: text('save') || null,
        home: { code: text('hometeam'), runs: homeRuns },
        away: { code: text('visteam'), runs: awayRuns },
      },
    ];
  });
  return { table, games, leftOut };
}

/** A count, or null. */
export const counted = (cell: string): number | null => {
  const value = readCount(cell);
  return value < 0 ? null : value;
};

/** A count above 0, or null: no game took no time. */
export const positive = (cell: string): number | null => counted(cell) || null;
