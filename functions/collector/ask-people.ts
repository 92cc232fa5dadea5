import { players } from '../../schemas/tables/reference.ts';
import type { Strategy } from '../../shared/domain/player-presence.ts';
import { readPeople } from '../../shared/sources/statsapi/read-reference.ts';
import { peoplePerRequest, peopleRequest } from '../../shared/sources/statsapi/reference-requests.ts';
import type { DatasetRows } from './dataset-rows.ts';

/** Single requests in one night: more would be a sign of something else, and rude. */
const singleRequestsMax = 25;

/**
 * Asks for people nobody has told us of: a hundred at a time, then one by one those whom an answer leaves out. Says by strategy who was
 * found, and names those who were not.
 */
export async function askPeople(
  rows: DatasetRows,
  wanted: readonly { playerId: number; foundBy: Strategy }[],
): Promise<void> {
  const missing = new Set(wanted.map(({ playerId }) => playerId));
  const ask = async (ids: readonly number[]): Promise<void> => {
    const answered = await rows.ask(peopleRequest(ids), readPeople);
    if (answered === null) return;
    rows.add(players, answered);
    for (const { player_id } of answered.result.rows) missing.delete(player_id);
  };
  const ids = [...missing];
  for (let start = 0; start < ids.length; start += peoplePerRequest)
    await ask(ids.slice(start, start + peoplePerRequest));
  for (const id of [...missing].slice(0, singleRequestsMax)) await ask([id]);
  for (const strategy of ['box_score', 'roster', 'statistics'] as const) {
    const found = wanted.filter(({ playerId, foundBy }) => foundBy === strategy && !missing.has(playerId));
    if (found.length > 0)
      rows.note({
        code: 'PLAYER_FOUND',
        path: strategy,
        message: `${found.length} unknown people asked for: ${shortList(found.map(({ playerId }) => playerId))}`,
      });
  }
  for (const { playerId, foundBy } of wanted)
    if (missing.has(playerId))
      rows.note({
        code: 'PLAYER_MISSING',
        path: foundBy,
        message: `player ${playerId} is known by the ${foundBy} alone, the source has no person`,
      });
}

const shownMax = 10;

const shortList = (ids: readonly number[]): string =>
  `${ids.slice(0, shownMax).join(', ')}${ids.length > shownMax ? ` and ${ids.length - shownMax} more` : ''}`;
