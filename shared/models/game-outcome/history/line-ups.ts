import type { AskedSide } from '../../../domain/history/asked-game.ts';
import type { Person } from '../../../domain/history/history.ts';
import type { BatterRatings } from '../../../domain/ratings/batter-rates.ts';

/** Who bats where. */
export interface LineUpSlot {
  playerId: number;
  /** 1 to 9. */
  slot: number;
}

/** What the nine who start are worth. */
export interface LineUpFacts {
  /** Weighted on-base average over the league, times plate appearances a game: long and recent. */
  longOnBase: number;
  recentOnBase: number;
  /** Batters with the platoon advantage over the opposing starter, switch hitters and unknown hands one half; NaN when his hand is unknown. */
  platoon: number;
  /** Mean age in years; NaN when no birth year is known. */
  age: number;
}

/** Plate appearances a game by place in the order. */
const SLOT_PLATE_APPEARANCES = [4.65, 4.55, 4.44, 4.34, 4.24, 4.13, 4.02, 3.9, 3.78] as const;

/** Nothing is known of who plays. */
export const unknownLineUp: LineUpFacts = {
  longOnBase: Number.NaN,
  recentOnBase: Number.NaN,
  platoon: Number.NaN,
  age: Number.NaN,
};

/** Those who started a game; null when its lines are not known. */
export function startersOf({ batters }: Pick<AskedSide, 'batters'>): LineUpSlot[] | null {
  const starters = batters?.filter(({ isStarter }) => isStarter) ?? [];
  return starters.length === 0 ? null : starters.map(({ playerId, slot }) => ({ playerId, slot }));
}

/** 1 with the platoon advantage, 0 without. */
function platoonShare(bats: Person['bats'], throws: Person['throws']): number {
  if (throws === null) return Number.NaN;
  return bats === 'L' || bats === 'R' ? Number(bats !== throws) : 0.5;
}

/** What is known in the morning of the game. */
export interface LineUpContext {
  ratings: Pick<BatterRatings, 'of'>;
  people: ReadonlyMap<number, Person>;
  day: number;
  season: number;
  opposingHand: Person['throws'];
}

/** The worth of a line-up. */
export function lineUpFacts(lineUp: readonly LineUpSlot[], context: LineUpContext): LineUpFacts {
  const { ratings, people, day, season, opposingHand } = context;
  let longOnBase = 0;
  let recentOnBase = 0;
  let platoon = 0;
  let ageSum = 0;
  let ageCount = 0;
  for (const { playerId, slot } of lineUp) {
    const rates = ratings.of(playerId, day);
    const plateAppearances = SLOT_PLATE_APPEARANCES[slot - 1] ?? 0;
    longOnBase += plateAppearances * rates.long;
    recentOnBase += plateAppearances * rates.recent;
    const person = people.get(playerId);
    platoon += platoonShare(person?.bats ?? null, opposingHand);
    const birthYear = person?.birthYear ?? null;
    if (birthYear === null) continue;
    ageSum += season - birthYear;
    ageCount += 1;
  }
  return { longOnBase, recentOnBase, platoon, age: ageCount === 0 ? Number.NaN : ageSum / ageCount };
}

/** The mean worth of several line-ups: what a team is expected to send when it has not said so. */
export function meanLineUpFacts(
  lineUps: readonly (readonly LineUpSlot[])[],
  context: LineUpContext,
): LineUpFacts {
  if (lineUps.length === 0) return unknownLineUp;
  const facts = lineUps.map((lineUp) => lineUpFacts(lineUp, context));
  const mean = (of: (facts: LineUpFacts) => number): number =>
    facts.reduce((sum, one) => sum + of(one), 0) / facts.length;
  return {
    longOnBase: mean((one) => one.longOnBase),
    recentOnBase: mean((one) => one.recentOnBase),
    platoon: mean((one) => one.platoon),
    age: mean((one) => one.age),
  };
}
