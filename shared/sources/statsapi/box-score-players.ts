import type { BundleFinding } from '../../../schemas/bundle.ts';
import type { GameDocument } from './game-document.ts';
import { type JsonObject, readIdOf, readInteger, readList, readObject } from './json-access.ts';

/** One side of a game. */
export type Side = 'home' | 'away';

/** Both sides, away first as in a box score. */
export const sides: readonly Side[] = ['away', 'home'];

/** A player of the box score who appeared, and his side. */
export interface BoxScorePlayer {
  playerId: number;
  side: Side;
  /** His object in the box score. */
  raw: JsonObject;
  batting: JsonObject;
  pitching: JsonObject;
}

/** Ids of the two teams, seen from one side. */
export function teamIdsOf(document: GameDocument, side: Side): { teamId: number; opponentTeamId: number } {
  const { homeTeamId, awayTeamId } = document.header;
  return side === 'home'
    ? { teamId: homeTeamId, opponentTeamId: awayTeamId }
    : { teamId: awayTeamId, opponentTeamId: homeTeamId };
}

/** The box score of one side. */
export const boxTeamOf = (document: GameDocument, side: Side): JsonObject =>
  readObject(readObject(document.boxscore['teams'])[side]);

/** Whether the box score lists anybody. */
export const hasBoxScore = (document: GameDocument): boolean =>
  sides.every((side) => hasMembers(readObject(boxTeamOf(document, side)['players'])));

const hasMembers = (value: JsonObject): boolean => {
  for (const _ in value) return true;
  return false;
};

/**
 * Everyone who appeared, away first: a player on the bench or in the bullpen has empty statistics of the game. A pinch runner
 * has batting, a late fielder fielding, a pitcher pitching statistics. A man who played for both teams (traded while the game
 * was suspended: 26 June 2024, Jansen) is there once for each.
 */
export function playersWhoAppeared(document: GameDocument): BoxScorePlayer[] {
  const players: BoxScorePlayer[] = [];
  const listed = new Set<string>();
  for (const side of sides) {
    for (const [key, value] of Object.entries(readObject(boxTeamOf(document, side)['players']))) {
      const raw = readObject(value);
      const stats = readObject(raw['stats']);
      const batting = readObject(stats['batting']);
      const pitching = readObject(stats['pitching']);
      if (!hasMembers(batting) && !hasMembers(pitching) && !hasMembers(readObject(stats['fielding'])))
        continue;
      const playerId = readIdOf(raw['person']);
      if (playerId === null || listed.has(`${side} ${playerId}`)) {
        document.findings.push({
          code: 'ROW_SKIPPED',
          path: `boxscore.teams.${side}.players.${key}`,
          message: playerId === null ? 'a player has no id' : `player ${playerId} is listed twice`,
        });
      } else {
        listed.add(`${side} ${playerId}`);
        players.push({ playerId, side, raw, batting, pitching });
      }
    }
  }
  return players;
}

/** Pitchers of a side in the order of their appearance; one the order does not list comes last. */
export function pitchersInOrder(
  document: GameDocument,
  players: readonly BoxScorePlayer[],
  side: Side,
): BoxScorePlayer[] {
  const order = readList(boxTeamOf(document, side)['pitchers']).map(readInteger);
  const place = ({ playerId }: BoxScorePlayer): number => {
    const index = order.indexOf(playerId);
    return index === -1 ? order.length : index;
  };
  return players
    .filter(({ pitching }) => hasMembers(pitching))
    .sort((left, right) => place(left) - place(right));
}

/** Reads a count of an object; a missing or unreadable one is 0 and a finding. */
export function countReader(
  stats: JsonObject,
  path: string,
  findings: BundleFinding[],
): (name: string) => number {
  return (name) => {
    const value = readInteger(stats[name]);
    if (value !== null) return value;
    findings.push({
      code: stats[name] === undefined ? 'FIELD_MISSING' : 'VALUE_UNREADABLE',
      path: `${path}.${name}`,
      message: 'assumed 0',
    });
    return 0;
  };
}
