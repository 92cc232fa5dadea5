import { type JsonObject, readCode, readIdOf, readObject, readText } from './json-access.ts';

/** Who faces whom at a moment, and from which side. */
export interface Participants {
  batterId: number | null;
  pitcherId: number | null;
  batterSide: string | null;
  pitcherHand: string | null;
}

const isPitchingChange = (event: JsonObject): boolean =>
  readText(readObject(event['details'])['eventType']) === 'pitching_substitution';

const isOffensiveChange = (event: JsonObject): boolean =>
  readText(readObject(event['details'])['eventType']) === 'offensive_substitution';

/** Participants of a play as its matchup names them: those at its end. */
export function participantsAtEnd(matchup: JsonObject): Participants {
  return {
    batterId: readIdOf(matchup['batter']),
    pitcherId: readIdOf(matchup['pitcher']),
    batterSide: readCode(matchup['batSide']),
    pitcherHand: readCode(matchup['pitchHand']),
  };
}

/**
 * Participants when a play begins. They differ from those at its end when the pitcher or the batter is replaced in the middle:
 * the pitches before belong to the man before. `pitcherBefore` is the side's pitcher at the end of its last play.
 */
export function participantsAtStart(
  events: readonly unknown[],
  atEnd: Participants,
  pitcherBefore: number | null,
  people: JsonObject,
): Participants {
  let start = atEnd;
  for (const value of events) {
    const event = readObject(value);
    if (event['isSubstitution'] !== true && event['type'] !== 'action') continue;
    const playerId = readIdOf(event['player']);
    if (playerId === null) continue;
    if (isPitchingChange(event) && start.pitcherId === atEnd.pitcherId) {
      const replacedId = readIdOf(event['replacedPlayer']) ?? pitcherBefore;
      if (replacedId !== null) {
        start = { ...start, pitcherId: replacedId, pitcherHand: handOf(people, replacedId, 'pitchHand') };
      }
    }
    if (isOffensiveChange(event) && playerId === atEnd.batterId && start.batterId === atEnd.batterId) {
      const replacedId = readIdOf(event['replacedPlayer']);
      if (replacedId !== null) {
        start = { ...start, batterId: replacedId, batterSide: sideOf(people, replacedId, start.pitcherHand) };
      }
    }
  }
  return start;
}

/** Participants after an event: a change brings in the man it names, the last change the man of the matchup. */
export function participantsAfter(
  event: JsonObject,
  before: Participants,
  atEnd: Participants,
  people: JsonObject,
): Participants {
  const playerId = readIdOf(event['player']);
  if (playerId === null) return before;
  if (isPitchingChange(event) && playerId !== before.pitcherId) {
    const pitcherHand =
      playerId === atEnd.pitcherId ? atEnd.pitcherHand : handOf(people, playerId, 'pitchHand');
    return { ...before, pitcherId: playerId, pitcherHand };
  }
  if (isOffensiveChange(event) && playerId === atEnd.batterId) {
    return { ...before, batterId: playerId, batterSide: atEnd.batterSide };
  }
  return before;
}

const handOf = (people: JsonObject, playerId: number, name: 'pitchHand' | 'batSide'): string | null =>
  readCode(readObject(people[`ID${playerId}`])[name]);

/** A switch hitter stands on the side away from the pitcher's hand. */
function sideOf(people: JsonObject, playerId: number, pitcherHand: string | null): string | null {
  const bats = handOf(people, playerId, 'batSide');
  if (bats !== 'S') return bats;
  if (pitcherHand === null) return null;
  return pitcherHand === 'R' ? 'L' : 'R';
}
