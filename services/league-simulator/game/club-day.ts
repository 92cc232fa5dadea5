import { epochDayOf } from '../calendar-date.ts';
import { elementAt } from '../element-at.ts';
import { expectedRunValue, type OutcomeVector } from '../outcomes.ts';
import { type Player, type PositionCode, rosterOf, rosterSlots } from '../players.ts';
import { chanceOf } from '../random.ts';
import type { ScheduledGame } from '../season-calendar.ts';
import { batterStrength, type PitcherStrength, pitcherStrength } from '../strengths.ts';

/** A batter as he is on a day. */
export interface DayBatter {
  readonly player: Player;
  readonly otherHand: OutcomeVector;
  readonly sameHand: OutcomeVector;
  readonly speed: number;
  readonly power: number;
  /** Runs per plate appearance against an average pitcher. */
  readonly value: number;
}

/** A pitcher as he is on a day. */
export interface DayPitcher {
  readonly player: Player;
  readonly strength: PitcherStrength;
  /** Runs per plate appearance by an average batter: lower is better. */
  readonly value: number;
}

/** A batter in the line-up and where he plays. */
export interface LineUpSpot {
  readonly batter: DayBatter;
  readonly position: PositionCode;
}

/** Everything a club brings to a game, derived from the seed and the date alone. */
export interface ClubDay {
  readonly teamIndex: number;
  readonly roster: readonly Player[];
  readonly starter: DayPitcher;
  readonly lineUp: readonly LineUpSpot[];
  readonly bench: readonly DayBatter[];
  /** Rested relievers, best first. */
  readonly bullpen: readonly DayPitcher[];
}

// A regular's chance of a day off: catchers need more.
const restChance = { catcher: 0.22, others: 0.07 } as const;
const unavailableRelieverChance = 0.22;

/** The rotation slot that starts a club's n-th game of the season. */
function starterSlotOf(teamIndex: number, ordinal: number): number {
  return rosterSlots.firstStarter + ((ordinal + teamIndex) % rosterSlots.starters);
}

/** The announced starting pitcher of a side. */
export function starterOf(seed: number, game: ScheduledGame, side: 'home' | 'away'): Player {
  const [teamIndex, ordinal] =
    side === 'home' ? [game.homeIndex, game.homeOrdinal] : [game.awayIndex, game.awayOrdinal];
  return elementAt(rosterOf(seed, teamIndex, game.season), starterSlotOf(teamIndex, ordinal));
}

function lineUpOf(
  seed: number,
  game: ScheduledGame,
  batters: readonly DayBatter[],
): { lineUp: LineUpSpot[]; bench: DayBatter[] } {
  const bench = batters.slice(9);
  const spots: LineUpSpot[] = batters
    .slice(0, 9)
    .map((batter) => ({ batter, position: batter.player.position }));
  // Bench slot that covers a position: 9 catches, 10 the infield, 11 the outfield, 12 first base and designated hitter.
  const coverOf = (position: PositionCode): number =>
    position === 2
      ? 9
      : position === 4 || position === 5 || position === 6
        ? 10
        : position >= 7 && position <= 9
          ? 11
          : 12;
  for (const [index, spot] of spots.entries()) {
    const chance = spot.position === 2 ? restChance.catcher : restChance.others;
    if (chanceOf(seed, 'rest', game.gamePk, spot.batter.player.id) >= chance) continue;
    const cover = bench.findIndex((batter) => batter.player.rosterSlot === coverOf(spot.position));
    const substitute = bench[cover];
    if (substitute === undefined) continue;
    bench.splice(cover, 1, spot.batter);
    spots[index] = { batter: substitute, position: spot.position };
  }
  const byValue = [...spots].sort((left, right) => right.batter.value - left.batter.value);
  // The best batters hit second, third, first and fourth; the rest follow in order.
  const order = [1, 2, 0, 3, 4, 5, 6, 7, 8];
  const lineUp: LineUpSpot[] = [];
  for (const [rank, slot] of order.entries()) lineUp[slot] = elementAt(byValue, rank);
  return { lineUp, bench };
}

/** A club on the day of a game. */
export function clubDayOf(seed: number, game: ScheduledGame, side: 'home' | 'away'): ClubDay {
  const teamIndex = side === 'home' ? game.homeIndex : game.awayIndex;
  const ordinal = side === 'home' ? game.homeOrdinal : game.awayOrdinal;
  const roster = rosterOf(seed, teamIndex, game.season);
  const epochDay = epochDayOf(game.officialDate);
  const batters = roster.slice(0, rosterSlots.positionPlayers).map((player): DayBatter => {
    const strength = batterStrength(seed, player, epochDay);
    return {
      player,
      ...strength,
      value: expectedRunValue(strength.otherHand) / 2 + expectedRunValue(strength.sameHand) / 2,
    };
  });
  const pitcherOn = (player: Player): DayPitcher => {
    const strength = pitcherStrength(seed, player, epochDay);
    return { player, strength, value: expectedRunValue(strength.multipliers) };
  };
  const bullpen = roster
    .slice(rosterSlots.firstReliever)
    .filter(
      (player) =>
        chanceOf(seed, 'tired', player.id, epochDay) >= unavailableRelieverChance || player.rosterSlot === 25,
    )
    .map(pitcherOn)
    .sort((left, right) => left.value - right.value);
  return {
    teamIndex,
    roster,
    starter: pitcherOn(elementAt(roster, starterSlotOf(teamIndex, ordinal))),
    ...lineUpOf(seed, game, batters),
    bullpen,
  };
}
