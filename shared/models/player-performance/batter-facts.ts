import {
  type BatterFeatureName,
  batterFeatureNames,
} from '../../../schemas/tables/player-feature-columns.ts';
import type { AskedGame } from '../../domain/history/asked-game.ts';
import { type Person, unknownPerson } from '../../domain/history/history.ts';
import { calendarDay } from '../../domain/ratings/calendar-day.ts';
import { type BatterOutcome, outcomeNames } from './batter-outcomes.ts';
import type { PerformanceState } from './performance-state.ts';
import { allowedAs } from './pitcher-counts.ts';
import { battersListed, type LineUpPlace } from './team-line-ups.ts';

/** Whose line-ups a forecast sees: those of the game, or what the teams' last ones let expect. */
export type LineUpKnowledge = 'actual' | 'projected';

/** What is known of a batter on the morning of a game that he is expected to start. */
export interface BatterFacts {
  gamePk: number;
  gameDate: string;
  season: number;
  isHome: boolean;
  playerId: number;
  teamId: number;
  opponentId: number;
  /** Who throws against him; null while nobody is announced. */
  opposingStarterId: number | null;
  /** 1 to 9. */
  slot: number;
  /** One value for each of `batterFeatureNames`; NaN = unknown. */
  features: Float32Array;
}

const slots = [1, 2, 3, 4, 5, 6, 7, 8];
const sharedFeatures = batterFeatureNames.slice(0, batterFeatureNames.indexOf('batter_extra_bases') + 1);

/** The features that an outcome looks at: what all share, his power and strikeouts, and its own rates of batter, relievers, park and league. */
export function featuresOf(outcome: BatterOutcome): BatterFeatureName[] {
  const name = outcomeNames[outcome];
  return [
    ...sharedFeatures,
    ...new Set<BatterFeatureName>([
      `batter_${name}`,
      'batter_home_runs',
      'batter_strikeouts',
      `recent_${name}`,
      `relievers_${outcomeNames[allowedAs(outcome)]}`,
      `park_${name}`,
      `league_${name}`,
    ]),
  ];
}

/** The weight of a batter's own hand is unknown: NaN. A switch hitter never bats from the pitcher's side. */
const sameHand = ({ bats }: Person, { throws }: Person): number =>
  bats === null || throws === null ? Number.NaN : Number(bats === throws);

/** Batters are at their best about this age. */
const PRIME_AGE = 28;

/** Age, its distance from the prime, and the side he bats from. */
function personalFeatures({ birthYear, bats }: Person, season: number): number[] {
  const age = birthYear === null ? Number.NaN : season - birthYear;
  const batsFrom = (side: Person['bats']): number => (bats === null ? Number.NaN : Number(bats === side));
  return [age, (age - PRIME_AGE) ** 2, batsFrom('L'), batsFrom('S')];
}

/** Chances multiply: half as many home runs in a park that doubles them are ordinary. So the models see logs. */
const logs = (ratios: readonly number[]): number[] => ratios.map(Math.log);

/** wOBA of a pitcher who bats, above the league's: he stands where nobody is listed. */
const PITCHER_ON_BASE = -0.12;

/** Mean wOBA of the three who bat after a place of the order. */
const nextOnBase = (bySlot: ReadonlyMap<number, number>, slot: number): number =>
  [0, 1, 2].reduce((sum, step) => sum + (bySlot.get(((slot + step) % 9) + 1) ?? PITCHER_ON_BASE), 0) / 3;

function factsOfSide(
  state: PerformanceState,
  people: ReadonlyMap<number, Person>,
  game: AskedGame,
  isHome: boolean,
  listed: readonly LineUpPlace[],
): BatterFacts[] {
  const [team, rival] = isHome ? [game.home, game.away] : [game.away, game.home];
  const day = calendarDay(game.gameDate);
  const personOf = (id: number | null): Person => (id === null ? null : people.get(id)) ?? unknownPerson;
  const onBase = listed.map(({ playerId }) => state.onBaseAbove(playerId, day));
  const bySlot = new Map(listed.map(({ slot }, index) => [slot, onBase[index] ?? 0]));
  const onBaseSum = onBase.reduce((sum, value) => sum + value, 0);
  const starter = personOf(rival.starterId);
  const shared = {
    starter: logs(state.pitcherRatios(rival.starterId, day)),
    relievers: logs(state.relieverRatios(rival.teamId, day)),
    park: logs(state.parkRatios(game.park, day)),
    league: state.leagueOutcomes(),
  };
  return listed.map(({ playerId, slot }, index) => ({
    gamePk: game.gamePk,
    gameDate: game.gameDate,
    season: game.season,
    isHome,
    playerId,
    teamId: team.teamId,
    opponentId: rival.teamId,
    opposingStarterId: rival.starterId,
    slot,
    // In the order of `batterFeatureNames`.
    features: Float32Array.from([
      ...slots.map((place) => Number(place === slot)),
      onBase[index] ?? 0,
      Math.log1p(state.knownPlateAppearances(playerId, day)),
      (onBaseSum - (onBase[index] ?? 0)) / 8,
      nextOnBase(bySlot, slot),
      state.startAppearancesBeyond(playerId, day),
      ...personalFeatures(personOf(playerId), game.season),
      Number(isHome),
      sameHand(personOf(playerId), starter),
      starter.throws === null ? Number.NaN : Number(starter.throws === 'L'),
      ...shared.starter,
      Math.log(state.extraBasesRatio(playerId, day)),
      ...logs(state.batterRatios(playerId, day)),
      ...logs(state.recentRatios(playerId, day)),
      ...shared.relievers,
      ...shared.park,
      ...shared.league,
    ]),
  }));
}

/**
 * The batters of the games of a date, of both sides: what training learns from and what is forecast. The games may be finished ones or
 * those of a slate; nothing that happened in them is looked at.
 */
export function askBatters(
  state: PerformanceState,
  people: ReadonlyMap<number, Person>,
  games: readonly AskedGame[],
  lineUps: LineUpKnowledge,
): BatterFacts[] {
  return games.flatMap((game) => {
    const { home, away } = game;
    const listed =
      lineUps === 'actual'
        ? { home: battersListed(home), away: battersListed(away) }
        : state.lineUps.expectedInGame(home.teamId, away.teamId, calendarDay(game.gameDate));
    return [
      ...factsOfSide(state, people, game, true, listed.home),
      ...factsOfSide(state, people, game, false, listed.away),
    ];
  });
}
