import { readCount, readCsvTable } from './csv-table.ts';
import { addTo, LinePlaces, type LinesRead } from './line-places.ts';
import type { PlayerIds } from './player-ids.ts';
import { placesOf, readCounts } from './read-team-stats.ts';
import type { SeasonGame } from './season-game.ts';
import { battingStats } from './stat-columns.ts';

/** Places of those who did not bat: pitchers beside a designated hitter, where a file lists them. */
const outsideTheOrder: readonly (string | undefined)[] = ['', '0', '10'];

const battingOwn = ['gid', 'id', 'team', 'b_lp', 'b_seq', 'stattype'];

/** Reads YYYYbatting.csv into the games: a line for everybody with a place in the order. Throws SOURCE_RESPONSE_MALFORMED. */
export function readBatting(
  bytes: Buffer,
  what: string,
  games: ReadonlyMap<string, SeasonGame>,
  playerIds: PlayerIds,
): LinesRead {
  const table = readCsvTable(bytes, what, [...battingOwn, ...battingStats]);
  const [gid = -1, id = -1, team = -1, slot = -1, sequence = -1, stattype = -1] = placesOf(table, battingOwn);
  const [pinchHitter = -1, pinchRunner = -1] = placesOf(table, ['ph', 'pr']);
  const stats = placesOf(table, battingStats);
  const places = new LinePlaces(games, what);
  for (const cells of table.rows) {
    if (cells[stattype] !== 'value') continue;
    const found = places.find(cells[gid] ?? '', cells[team] ?? '');
    if (found === null) continue;
    const { game, side } = found;
    const player = cells[id] ?? '';
    const counts = readCounts(cells, stats);
    if (outsideTheOrder.includes(cells[slot]) && counts?.every((count) => count === 0) === true) continue;
    const [place, turn] = [readCount(cells[slot]), readCount(cells[sequence])];
    const isPlace = place >= 1 && place <= 9 && turn >= 1 && turn <= 99;
    const playerId = playerIds(player);
    if (counts === null || !isPlace || playerId === null || side.batters.has(player)) {
      game.problems.push(`${what}: the line of ${player.slice(0, 10)} is no line, or comes twice`);
      continue;
    }
    side.batters.add(player);
    addTo(side.batted, counts);
    side.battingLines.push({
      playerId,
      battingOrder: place * 100 + turn - 1,
      position:
        side.positions.get(player) ??
        (cells[pinchHitter] === '1' ? 'PH' : cells[pinchRunner] === '1' ? 'PR' : null),
      isStarter: turn === 1,
      counts,
    });
  }
  return { table, strangers: places.strangers };
}
