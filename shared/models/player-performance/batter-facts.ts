import {
  type BatterFeatureName,
  batterFeatureNames,
} from '../../../schemas/tables/player-feature-columns.ts';
import type { AskedGame } from '../../domain/history/asked-game.ts';
import { type Person, unknownPerson } from '../../domain/history/history.ts';
import { calendarDay } from '../../domain/ratings/calendar-day.ts';
import { type BatterOutcome, outcomeNames } from './batter-outcomes.ts';
import type { PerformanceState } from './performance-state.ts';
import { pitcherCounts } from './pitcher-counts.ts';
import { battersListed } from './team-line-ups.ts';

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
const sharedFeatures = batterFeatureNames.slice(0, slots.length + 11 + pitcherCounts.length);

/** The features that an outcome looks at: what all share, and its own rates of batter, park and league. */
export function featuresOf(outcome: BatterOutcome): BatterFeatureName[] {
  const name = outcomeNames[outcome];
  return [
    ...sharedFeatures,
    ...new Set<BatterFeatureName>([`batter_${name}`, 'batter_strikeouts', `park_${name}`, `league_${name}`]),
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

function factsOfSide(
  state: PerformanceState,
  people: ReadonlyMap<number, Person>,
  game: AskedGame,
  isHome: boolean,
  lineUps: LineUpKnowledge,
): BatterFacts[] {
  const [team, rival] = isHome ? [game.home, game.away] : [game.away, game.home];
  const day = calendarDay(game.gameDate);
  const listed =
    lineUps === 'actual' ? battersListed(team) : state.lineUps.expected(team.teamId, game.home.teamId, day);
  const personOf = (id: number | null): Person => (id === null ? null : people.get(id)) ?? unknownPerson;
  const onBase = listed.map(({ playerId }) => state.onBaseAbove(playerId, day));
  const onBaseSum = onBase.reduce((sum, value) => sum + value, 0);
  const starter = personOf(rival.starterId);
  const shared = {
    starter: state.pitcherAbove(rival.starterId, day),
    park: state.parkAbove(game.park, day),
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
      state.startAppearancesBeyond(playerId, day),
      ...personalFeatures(personOf(playerId), game.season),
      Number(isHome),
      sameHand(personOf(playerId), starter),
      starter.throws === null ? Number.NaN : Number(starter.throws === 'L'),
      ...shared.starter,
      ...state.batterAbove(playerId, day),
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
  return games.flatMap((game) =>
    [true, false].flatMap((isHome) => factsOfSide(state, people, game, isHome, lineUps)),
  );
}
