import { type JsonObject, readFlag, readInteger, readObjectOrNull } from './json-access.ts';

/** Balls, strikes and outs at a moment. */
export interface Count {
  balls: number;
  strikes: number;
  outs: number;
}

/** The count when a plate appearance begins. */
export const freshCount = (outs: number): Count => ({ balls: 0, strikes: 0, outs });

/**
 * The count after an event. The source gives a pitch the count after it, and an automatic ball, a pickoff or a caught
 * stealing too: so the count before a pitch is the one after the event before it. Where an event has no count, its call decides;
 * there only a foul does not go beyond two strikes.
 */
export function countAfter(event: JsonObject, before: Count, details: JsonObject): Count {
  const given = readObjectOrNull(event['count']);
  const balls = given === null ? null : readInteger(given['balls']);
  const strikes = given === null ? null : readInteger(given['strikes']);
  return {
    balls: balls ?? before.balls + (readFlag(details['isBall']) === true ? 1 : 0),
    strikes: strikes ?? strikesAfter(before.strikes, details),
    outs: (given === null ? null : readInteger(given['outs'])) ?? before.outs,
  };
}

function strikesAfter(before: number, details: JsonObject): number {
  if (readFlag(details['isStrike']) !== true) return before;
  const isFoul = details['code'] === 'F' || details['code'] === 'R';
  return isFoul ? Math.max(before, Math.min(2, before + 1)) : before + 1;
}
