import { type Cells, type CsvTable, readCount, readCsvTable } from './csv-table.ts';
import { type SeasonGame, sideOf } from './season-game.ts';
import { battingStats, type Counts, pitchingStats } from './stat-columns.ts';

/** Abbreviations of the ten starting positions, start_f1 to start_f10. */
const positions = ['P', 'C', '1B', '2B', '3B', 'SS', 'LF', 'CF', 'RF', 'DH'] as const;
const inningsMax = 28;

const own = ['gid', 'team', 'stattype', 'lob', 'd_e'];

/** The counts of a row, in the order of their places; null when one is no count. */
export function readCounts(cells: Cells, places: readonly number[]): Counts | null {
  // At its full length from the start: an array that grows keeps twice the room, in 80,000 lines of a season.
  const counts: Counts = new Array<number>(places.length);
  for (let at = 0; at < places.length; at += 1) {
    const value = readCount(cells[places[at] ?? -1]);
    if (value < 0) return null;
    counts[at] = value;
  }
  return counts;
}

/** Places of columns, -1 for one that is not there. */
export const placesOf = (table: CsvTable, names: readonly string[]): number[] =>
  names.map((name) => table.columns.get(name) ?? -1);

/** Reads YYYYteamstats.csv into the sides of the games: totals, innings, who started where. Throws SOURCE_RESPONSE_MALFORMED. */
export function readTeamStats(bytes: Buffer, what: string, games: ReadonlyMap<string, SeasonGame>): CsvTable {
  const table = readCsvTable(bytes, what, [...own, ...battingStats, ...pitchingStats]);
  const [gid = -1, team = -1, stattype = -1, lob = -1, errors = -1] = placesOf(table, own);
  const batting = placesOf(table, battingStats);
  const pitching = placesOf(table, pitchingStats);
  const starters = placesOf(
    table,
    positions.map((_, index) => `start_f${index + 1}`),
  );
  const innings = placesOf(
    table,
    Array.from({ length: inningsMax }, (_, index) => `inn${index + 1}`),
  ).filter((place) => place >= 0);
  for (const cells of table.rows) {
    if (cells[stattype] !== 'value') continue;
    const game = games.get(cells[gid] ?? '');
    if (game === undefined) continue;
    const side = sideOf(game, cells[team]);
    if (side === null || side.totals !== null) {
      game.problems.push(
        `${what} has totals of ${(cells[team] ?? '').slice(0, 5)} that do not belong, or twice`,
      );
      continue;
    }
    const counts = { batting: readCounts(cells, batting), pitching: readCounts(cells, pitching) };
    const [leftOnBase, made] = [readCount(cells[lob]), readCount(cells[errors])];
    if (counts.batting === null || counts.pitching === null || leftOnBase < 0 || made < 0) {
      game.problems.push(`${what} has a total of ${side.code} that is no count`);
      continue;
    }
    side.totals = { batting: counts.batting, pitching: counts.pitching, errors: made, leftOnBase };
    for (const [index, place] of starters.entries()) {
      const id = cells[place];
      // The starting pitcher stands first: with the DH given up he bats, and P is what he plays. Who pitches and is the DH beside it
      // (since 2022) bats as one.
      if (id !== undefined && id !== '' && (!side.positions.has(id) || positions[index] === 'DH'))
        side.positions.set(id, positions[index] ?? '');
    }
    side.innings = readInnings(cells, innings);
  }
  return table;
}

/** Runs by inning up to the last one that was played. */
function readInnings(cells: Cells, places: readonly number[]): (number | null)[] {
  const innings: (number | null)[] = [];
  for (const [index, place] of places.entries()) {
    const cell = cells[place] ?? '';
    if (cell === '') continue;
    const runs = readCount(cell);
    while (innings.length < index) innings.push(null);
    // A cell that is no number spoils the sum, so that the line score is left out.
    innings.push(runs < 0 ? Number.NaN : runs);
  }
  return innings;
}
