import { readCount, readCsvTable } from './csv-table.ts';
import { addTo, LinePlaces, type LinesRead } from './line-places.ts';
import type { PlayerIds } from './player-ids.ts';
import { placesOf, readCounts } from './read-team-stats.ts';
import type { SeasonGame } from './season-game.ts';
import { pitchingStats } from './stat-columns.ts';

const pitchingOwn = ['gid', 'id', 'team', 'p_seq', 'stattype', 'wp', 'lp', 'save'];

/** Reads YYYYpitching.csv into the games. Throws SOURCE_RESPONSE_MALFORMED. */
export function readPitching(
  bytes: Buffer,
  what: string,
  games: ReadonlyMap<string, SeasonGame>,
  playerIds: PlayerIds,
): LinesRead {
  const table = readCsvTable(bytes, what, [...pitchingOwn, ...pitchingStats]);
  const [gid = -1, id = -1, team = -1, sequence = -1, stattype = -1, won = -1, lost = -1, saved = -1] =
    placesOf(table, pitchingOwn);
  const stats = placesOf(table, pitchingStats);
  const places = new LinePlaces(games, what);
  for (const cells of table.rows) {
    if (cells[stattype] !== 'value') continue;
    const found = places.find(cells[gid] ?? '', cells[team] ?? '');
    if (found === null) continue;
    const { game, side } = found;
    const player = cells[id] ?? '';
    const counts = readCounts(cells, stats);
    const order = readCount(cells[sequence]);
    const isKnown = side.pitchers.some((pitcher) => pitcher.id === player || pitcher.order === order);
    const playerId = playerIds(player);
    if (counts === null || order < 1 || playerId === null || isKnown) {
      game.problems.push(`${what}: the line of ${player.slice(0, 10)} is no line, or comes twice`);
      continue;
    }
    const decision = cells[won] === '1' ? 'W' : cells[lost] === '1' ? 'L' : cells[saved] === '1' ? 'S' : null;
    side.pitchers.push({ id: player, playerId, order, decision, counts });
    addTo(side.pitched, counts);
  }
  return { table, strangers: places.strangers };
}
