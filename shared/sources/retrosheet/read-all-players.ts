import { type Cells, type CsvTable, readCount, readCsvTable } from './csv-table.ts';
import { placesOf } from './read-team-stats.ts';

/** A player of a season. */
export interface RosteredPlayer {
  fullName: string;
  bats: string | null;
  throws: string | null;
  position: string | null;
}

/** Games by position in the layout since 2025, which has no `pos`. */
const gamesAt = ['g_p', 'g_c', 'g_1b', 'g_2b', 'g_3b', 'g_ss', 'g_lf', 'g_cf', 'g_rf', 'g_dh'] as const;

const hand = (cell: string | undefined): string | null =>
  cell === 'B' || cell === 'S' ? 'S' : cell === 'L' || cell === 'R' ? cell : null;

/** P, C, 1B, OF, IF …; null for what is none. */
const positionOf = (cell = ''): string | null => (/^[A-Z0-9]{1,2}$/.test(cell) ? cell : null);

function mostPlayed(cells: Cells, places: readonly number[]): string | null {
  const counts = places.map((place) => readCount(cells[place]));
  const most = Math.max(...counts);
  return most <= 0 ? null : (gamesAt[counts.indexOf(most)]?.slice(2).toUpperCase() ?? null);
}

/** Reads YYYYallplayers.csv, in both layouts: players by Retrosheet id; of one with several teams the last line. Throws SOURCE_RESPONSE_MALFORMED. */
export function readAllPlayers(
  bytes: Buffer,
  what: string,
): { table: CsvTable; players: ReadonlyMap<string, RosteredPlayer> } {
  const table = readCsvTable(bytes, what, ['id', 'last', 'first', 'bat', 'throw']);
  const [id = -1, last = -1, first = -1, bat = -1, thrown = -1, pos = -1] = placesOf(table, [
    'id',
    'last',
    'first',
    'bat',
    'throw',
    'pos',
  ]);
  const gamePlaces = placesOf(table, gamesAt);
  const players = new Map<string, RosteredPlayer>();
  for (const cells of table.rows) {
    const fullName = `${cells[first] ?? ''} ${cells[last] ?? ''}`.trim();
    if (!/^\S{8}$/.test(cells[id] ?? '') || fullName === '') {
      table.findings.push({ code: 'ROW_SKIPPED', path: what, message: 'a player has no id or no name' });
      continue;
    }
    players.set(cells[id] ?? '', {
      fullName,
      bats: hand(cells[bat]),
      throws: hand(cells[thrown]),
      position: pos >= 0 ? positionOf(cells[pos]) : mostPlayed(cells, gamePlaces),
    });
  }
  return { table, players };
}
