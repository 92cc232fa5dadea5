import { playerGameLogs } from '../../schemas/tables/season-stats.ts';
import { checkPresence, type Sightings } from '../../shared/domain/player-presence.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { type GameLogRow, readGameLogs } from '../../shared/sources/statsapi/read-game-logs.ts';
import { gameLogRequest } from '../../shared/sources/statsapi/stats-requests.ts';
import { askPeople } from './ask-people.ts';
import { askRosters } from './ask-rosters.ts';
import type { DatasetCollector, DatasetRequest } from './collect-datasets.ts';
import { askPlayerStats } from './collect-season-stats.ts';
import { type DatasetRows, openDatasetRows } from './dataset-rows.ts';
import { findKnownReference } from './find-known-reference.ts';
import { findStoredRosters } from './find-stored-rosters.ts';
import { readAppearances } from './read-appearances.ts';
import { seasonPlayedOut } from './season-played-out.ts';

/**
 * The rosters of the clubs that play on a date, and with them the check that everyone who appeared is there: box score, roster and the
 * statistics of the day are held against each other; who is missing is asked for one by one. One request for each club whose stored
 * roster holds no more: thirty in the first night, then those that made a move.
 */
export const createRostersCollector = (source: DataSource, warehouse: Warehouse): DatasetCollector => ({
  dataset: 'rosters',
  collect: async (request, tools) => {
    const season = request.listings[0]?.header.season;
    if (season === undefined || request.reason === 'slate') return null;
    const rows = openDatasetRows('rosters', source, request, tools);
    const clubs = [
      ...new Set(request.listings.flatMap(({ header }) => [header.awayTeamId, header.homeTeamId])),
    ].sort((left, right) => left - right);
    const { lines, described } = await readAppearances(
      request.games,
      request.gameDate,
      tools.objects,
      warehouse,
    );
    const holding = await findStoredRosters(
      request,
      { clubs, appearances: lines, ageDays: tools.settings.rosterAgeDays },
      { warehouse, objects: tools.objects },
    );
    const sighted = await askRosters(rows, request, { clubs, season, holding }, tools);
    if (sighted === null) return null;
    const sightings: Sightings = {
      ...sighted,
      boxScore: new Set(lines.map(({ playerId }) => playerId)),
      statistics: await askWhoPlayed(rows, request, new Set(lines.map(({ gamePk }) => gamePk))),
    };
    const seen = [...sightings.boxScore, ...sightings.rosters, ...sightings.statistics];
    const known = await findKnownReference(warehouse, season, { playerIds: [...new Set(seen)] });
    const check = checkPresence(sightings, (id) => described.has(id) || known.players.has(id));
    for (const playerId of check.offRoster)
      rows.note({
        code: 'PLAYER_OFF_ROSTER',
        path: 'roster',
        message: `player ${playerId} appeared, but the active rosters of ${request.gameDate} do not have him`,
      });
    await askPeople(rows, check.unknown);
    await askGameLogs(rows, check.withoutLine, season, request.gameDate);
    return rows.bundle();
  },
});

/** Everybody of whom the source has statistics of the date, as far as all games of his club are collected. */
async function askWhoPlayed(
  rows: DatasetRows,
  request: DatasetRequest,
  collected: ReadonlySet<number>,
): Promise<Set<number>> {
  const season = seasonPlayedOut(request);
  if (season === null) return new Set();
  const { gameDate, listings } = request;
  const clubs = new Set(listings.flatMap(({ header }) => [header.awayTeamId, header.homeTeamId]));
  for (const { header } of listings) {
    if (header.status.state !== 'played' || collected.has(header.gamePk)) continue;
    clubs.delete(header.awayTeamId);
    clubs.delete(header.homeTeamId);
  }
  const pages = [];
  for (const group of ['hitting', 'pitching'] as const)
    pages.push(...(await askPlayerStats(rows, group, { season, from: gameDate, to: gameDate })));
  const played = pages.flatMap(({ result }) => result.rows);
  return new Set(
    played.flatMap(({ player_id, team_id, games }) =>
      team_id !== null && clubs.has(team_id) && games !== 0 ? player_id : [],
    ),
  );
}

/** A club's whole roster without lines is a game that failed, not men to be asked for one by one. */
const singleRequestsMax = 25;

/** Asks for the game logs of men without a line, and says which game they name. */
async function askGameLogs(
  rows: DatasetRows,
  playerIds: readonly number[],
  season: number,
  gameDate: string,
): Promise<void> {
  for (const [index, playerId] of playerIds.entries()) {
    const log =
      index < singleRequestsMax
        ? await rows.ask(gameLogRequest(playerId, season), (json, what) =>
            onDate(readGameLogs(json, what), gameDate),
          )
        : null;
    if (log !== null) rows.add(playerGameLogs, log);
    const games = [...new Set(log?.result.rows.map(({ game_pk }) => game_pk))];
    rows.note({
      code: 'PLAYER_MISSING',
      path: 'statistics',
      message: `player ${playerId} has statistics of ${gameDate} but no line; ${
        games.length === 0
          ? 'his game log does not say where'
          : `his game log names game ${games.join(' and ')}`
      }`,
    });
  }
}

const onDate = <Read extends { rows: GameLogRow[] }>(read: Read, gameDate: string): Read => ({
  ...read,
  rows: read.rows.filter(({ game_date }) => game_date === gameDate),
});
