import type { playerGameLogs } from '../../../schemas/tables/season-stats.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import {
  type JsonObject,
  readDate,
  readFlag,
  readId,
  readIdOf,
  readInteger,
  readObject,
  readText,
} from './json-access.ts';
import { type RowsRead, readRows, requireList } from './read-list.ts';
import { readStatBlocks, readStatCounts, type StatBlock } from './read-stat-splits.ts';

/** A line of a game log. */
export type GameLogRow = BusinessRow<typeof playerGameLogs>;

/**
 * Game logs of the people of an answer (hydrated with `stats(type=[gameLog])`). People without a log, and other types of
 * statistics, give no rows. Throws SOURCE_RESPONSE_MALFORMED without people.
 */
export function readGameLogs(json: JsonObject, what: string): RowsRead<GameLogRow> {
  const read: RowsRead<GameLogRow> = { rows: [], findings: [] };
  for (const person of requireList(json, 'people', what).map(readObject)) {
    if (!Array.isArray(person['stats'])) continue;
    for (const block of readStatBlocks(person, what).filter(({ type }) => type === 'gameLog')) {
      const { rows, findings } = readRows(
        block.splits,
        `people[${readId(person['id'])}].stats.${block.group}`,
        (raw) => gameLogRow(raw, block, readId(person['id'])),
        (row) => `${row.player_id} ${row.game_pk}`,
      );
      read.rows.push(...rows);
      read.findings.push(...findings);
    }
  }
  return read;
}

function gameLogRow(raw: JsonObject, { group }: StatBlock, personId: number | null): GameLogRow | null {
  const playerId = readIdOf(raw['player']) ?? personId;
  const gamePk = readId(readObject(raw['game'])['gamePk']);
  const gameDate = readDate(raw['date']);
  const season = readInteger(raw['season']) ?? readInteger(gameDate?.slice(0, 4));
  if (playerId === null || gamePk === null || gameDate === null || season === null) return null;
  return {
    player_id: playerId,
    game_pk: gamePk,
    stat_group: group,
    game_date: gameDate,
    season,
    game_type: readText(raw['gameType']) ?? 'R',
    team_id: readIdOf(raw['team']),
    opponent_team_id: readIdOf(raw['opponent']),
    is_home: readFlag(raw['isHome']),
    ...readStatCounts(readObject(raw['stat'])),
  };
}
