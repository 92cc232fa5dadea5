import { leagueVector, multipliersOf, type OutcomeVector } from '../outcomes.ts';
import type { Player } from '../players.ts';
import type { ScheduledGame } from '../season-calendar.ts';
import { umpireStrikeoutEffect } from '../strengths.ts';
import type { DayBatter, DayPitcher } from './club-day.ts';
import { homeRunWeatherEffect } from './conditions.ts';
import type { Umpire, Weather } from './game-record.ts';

// Log-odds advantage of batting at home (and the same disadvantage away), tuned for a home win rate of .53.
const homeBatting = {
  strikeout: -0.017,
  walk: 0.023,
  homeRun: 0.025,
  double: 0.015,
  single: 0.011,
  triple: 0.045,
} as const;

/** League odds as they are in this park, this weather and under this umpire, for the batting side. */
export function surroundingsOf(
  seed: number,
  game: ScheduledGame,
  weather: Weather,
  umpire: Umpire,
  isHomeBatting: boolean,
): OutcomeVector {
  const sign = isHomeBatting ? 1 : -1;
  const { venue } = game;
  const zone = umpireStrikeoutEffect(seed, umpire.id);
  const effects = multipliersOf({
    strikeout: sign * homeBatting.strikeout + zone - venue.runs * 0.4,
    walk: sign * homeBatting.walk - zone,
    homeRun: sign * homeBatting.homeRun + venue.homeRuns + homeRunWeatherEffect(weather),
    triple: sign * homeBatting.triple + venue.runs * 2,
    double: sign * homeBatting.double + venue.runs * 1.2,
    single: sign * homeBatting.single + venue.runs * 0.7,
  });
  return effects.map((effect, index) => effect * (leagueVector[index] ?? 0));
}

/** The side of the plate a batter takes against a pitcher. */
export function batSideOf(batter: Player, pitcher: Player): 'L' | 'R' {
  if (batter.bats === 'S') return pitcher.throws === 'R' ? 'L' : 'R';
  return batter.bats;
}

// What a pitcher loses each further time he faces the same batter.
const familiarity = multipliersOf({ strikeout: -0.05, walk: 0.01, homeRun: 0.1, double: 0.04, single: 0.03 });

/**
 * Weights of the outcomes of one plate appearance: the odds-ratio (log5) rule for several outcomes, league odds times
 * what batter, pitcher and surroundings do to them. Written into `target`, in the order of `outcomes`.
 */
export function weighOutcomes(
  target: OutcomeVector,
  surroundings: OutcomeVector,
  batter: DayBatter,
  pitcher: DayPitcher,
  timesFaced: number,
): void {
  const isSameHand = batSideOf(batter.player, pitcher.player) === pitcher.player.throws;
  const batting = isSameHand ? batter.sameHand : batter.otherHand;
  const pitching = pitcher.strength.multipliers;
  const repeats = Math.min(timesFaced, 3) - 1;
  for (let index = 0; index < target.length; index += 1) {
    const learned = repeats === 0 ? 1 : (familiarity[index] ?? 1) ** repeats;
    target[index] = (surroundings[index] ?? 0) * (batting[index] ?? 1) * (pitching[index] ?? 1) * learned;
  }
}
