import { elementAt } from './element-at.ts';
import { playerNameOf } from './player-names.ts';
import { chanceOf, RandomStream } from './random.ts';

/** Fielding positions by MLB's codes; 10 is the designated hitter. */
export const positions = {
  1: { name: 'Pitcher', type: 'Pitcher', abbreviation: 'P' },
  2: { name: 'Catcher', type: 'Catcher', abbreviation: 'C' },
  3: { name: 'First Base', type: 'Infielder', abbreviation: '1B' },
  4: { name: 'Second Base', type: 'Infielder', abbreviation: '2B' },
  5: { name: 'Third Base', type: 'Infielder', abbreviation: '3B' },
  6: { name: 'Shortstop', type: 'Infielder', abbreviation: 'SS' },
  7: { name: 'Outfielder', type: 'Outfielder', abbreviation: 'LF' },
  8: { name: 'Outfielder', type: 'Outfielder', abbreviation: 'CF' },
  9: { name: 'Outfielder', type: 'Outfielder', abbreviation: 'RF' },
  10: { name: 'Designated Hitter', type: 'Hitter', abbreviation: 'DH' },
  11: { name: 'Pinch Hitter', type: 'Hitter', abbreviation: 'PH' },
} as const;

/** A position code. */
export type PositionCode = keyof typeof positions;

/** A person of the made-up league. Latent strengths are in `strengths.ts`. */
export interface Player {
  /** 9,000,000 and above: no real MLB id is that high. */
  readonly id: number;
  readonly teamIndex: number;
  /** 0-12 position players, 13-17 starters in rotation order, 18-25 relievers, 26-39 pitchers in the minor leagues. */
  readonly rosterSlot: number;
  readonly fullName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly position: PositionCode;
  readonly bats: 'L' | 'R' | 'S';
  readonly throws: 'L' | 'R';
  readonly birthDate: string;
  readonly jerseyNumber: string;
  readonly heightInches: number;
  readonly weightPounds: number;
  readonly debutDate: string;
  /** Feet, from height: the rule book's zone. */
  readonly strikeZoneTop: number;
  readonly strikeZoneBottom: number;
}

/** How many men are on the roster and which slots are what. */
export const rosterSlots = {
  size: 26,
  positionPlayers: 13,
  starters: 5,
  relievers: 8,
  firstStarter: 13,
  firstReliever: 18,
} as const;

// Nine regulars by position (slot 8 is the designated hitter), then second catcher, infielder, outfielder, bat.
const slotPositions: readonly PositionCode[] = [2, 3, 4, 5, 6, 7, 8, 9, 10, 2, 6, 8, 3];

const firstPlayerId = 9_000_000;
const tenureStartSeason = 2015;
const turnoverPerSeason = 0.15;

/** How many men have held a roster slot up to a season: each winter about one slot in seven changes hands. */
function tenureOf(
  seed: number,
  teamIndex: number,
  slot: number,
  season: number,
): { generation: number; since: number } {
  let generation = 0;
  let since = tenureStartSeason;
  for (let year = tenureStartSeason + 1; year <= season; year += 1) {
    if (chanceOf(seed, 'turnover', teamIndex, slot, year) < turnoverPerSeason) {
      generation += 1;
      since = year;
    }
  }
  return { generation, since };
}

function handsOf(random: RandomStream, isPitcher: boolean): Pick<Player, 'bats' | 'throws'> {
  if (isPitcher) {
    const throws = random.chance(0.27) ? 'L' : 'R';
    return { bats: throws, throws };
  }
  const draw = random.next();
  const bats = draw < 0.1 ? 'S' : draw < 0.44 ? 'L' : 'R';
  return { bats, throws: bats === 'L' && random.chance(0.3) ? 'L' : 'R' };
}

/** The man who holds a team's roster slot in a season. */
function playerOf(seed: number, teamIndex: number, rosterSlot: number, season: number): Player {
  const { generation, since } = tenureOf(seed, teamIndex, rosterSlot, season);
  const id = firstPlayerId + teamIndex * 10_000 + rosterSlot * 100 + generation;
  const random = new RandomStream(seed, 'player', id);
  const { firstName, lastName } = playerNameOf(seed, id);
  const isPitcher = rosterSlot >= rosterSlots.firstStarter;
  const birthYear = since - 22 - random.below(9);
  const debutYear = Math.max(birthYear + 22, since - 4 + random.below(5));
  const heightInches = 69 + random.below(9);
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return {
    id,
    teamIndex,
    rosterSlot,
    fullName: `${firstName} ${lastName}`,
    firstName,
    lastName,
    position: isPitcher ? 1 : elementAt(slotPositions, rosterSlot),
    ...handsOf(random, isPitcher),
    birthDate: `${birthYear}-${twoDigits(1 + random.below(12))}-${twoDigits(1 + random.below(28))}`,
    jerseyNumber: String(1 + ((rosterSlot * 37 + teamIndex * 11 + generation) % 99)),
    heightInches,
    weightPounds: 165 + (heightInches - 69) * 6 + random.below(35),
    debutDate: `${debutYear}-0${4 + random.below(5)}-${twoDigits(1 + random.below(28))}`,
    strikeZoneTop: round3(heightInches * 0.0463 + random.between(-0.06, 0.06)),
    strikeZoneBottom: round3(heightInches * 0.0217 + random.between(-0.05, 0.05)),
  };
}

const rosters = new Map<string, readonly Player[]>();

/** A team's 26 men in a season, by roster slot. */
export function rosterOf(seed: number, teamIndex: number, season: number): readonly Player[] {
  const key = `${seed}:${teamIndex}:${season}`;
  const known = rosters.get(key);
  if (known) return known;
  const roster = Array.from({ length: rosterSlots.size }, (_, slot) =>
    playerOf(seed, teamIndex, slot, season),
  );
  rosters.set(key, roster);
  return roster;
}

/** Men under contract who do not play: the rest of a 40-man roster. */
const reserveSlots = { first: 26, size: 14 } as const;

/** A team's fourteen men in the minor leagues. They never appear; without them nobody would be known by a roster alone. */
export const reservesOf = (seed: number, teamIndex: number, season: number): readonly Player[] =>
  Array.from({ length: reserveSlots.size }, (_, slot) =>
    playerOf(seed, teamIndex, reserveSlots.first + slot, season),
  );

function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}
