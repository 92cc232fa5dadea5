import {
  type BatterGame,
  type History,
  type HistoryGame,
  type Person,
  unknownPerson,
} from '../../domain/history/history.ts';
import { type HistoryVisitor, type WalkRange, walkHistory } from '../../domain/history/walk-history.ts';
import { calendarDay } from '../../domain/ratings/calendar-day.ts';
import { type BatterOutcome, batterOutcomes, outcomesOf } from './batter-outcomes.ts';
import { PerformanceState } from './performance-state.ts';
import { pitcherCounts } from './pitcher-counts.ts';
import type { SavedPerformanceState } from './saved-performance-state.ts';

/** A batter of a starting line-up as he could be forecast on the morning of the game, and what he did. */
export interface BatterToForecast {
  gamePk: number;
  gameDate: string;
  knownOn: string;
  season: number;
  isHome: boolean;
  playerId: number;
  /** Counts in the order of `batterOutcomes`. */
  counts: readonly number[];
  /** One value for each of `batterFeatureNames`; NaN = unknown. */
  features: Float32Array;
}

const slots = [1, 2, 3, 4, 5, 6, 7, 8];
const outcomePlaces = (prefix: string): string[] => batterOutcomes.map((name) => `${prefix}_${name}`);

/** Every feature of a batter, in order: rates are per plate appearance (or batter faced) above the league's. */
export const batterFeatureNames: readonly string[] = [
  ...slots.map((slot) => `slot_${slot}`),
  'on_base',
  'log_known',
  'line_up_on_base',
  'is_home',
  'same_hand',
  'starter_left',
  ...pitcherCounts.map(({ name }) => `starter_${name}`),
  ...outcomePlaces('batter'),
  ...outcomePlaces('park'),
  ...outcomePlaces('league'),
];

/** The features that an outcome looks at: what all share, and its own rates of batter, park and league. */
export const featuresOf = (outcome: BatterOutcome): string[] => [
  ...batterFeatureNames.slice(0, slots.length + 6 + pitcherCounts.length),
  ...new Set([`batter_${outcome}`, 'batter_strikeouts', `park_${outcome}`, `league_${outcome}`]),
];

/** The weight of a batter's own hand is unknown: NaN. A switch hitter never bats from the pitcher's side. */
const sameHand = ({ bats }: Person, { throws }: Person): number =>
  bats === null || throws === null ? Number.NaN : Number(bats === throws);

function battersOf(
  game: HistoryGame,
  isHome: boolean,
  state: PerformanceState,
  personOf: (id: number) => Person,
): BatterToForecast[] {
  const [team, rival] = isHome ? [game.home, game.away] : [game.away, game.home];
  const day = calendarDay(game.gameDate);
  const isListed = ({ isStarter, position, slot }: BatterGame): boolean =>
    isStarter && position !== 'P' && slot >= 1 && slot <= 9;
  const listed = (team.batters ?? []).filter(isListed);
  const onBase = listed.map(({ playerId }) => state.onBaseAbove(playerId, day));
  const onBaseSum = onBase.reduce((sum, value) => sum + value, 0);
  const starter = rival.starterId === null ? unknownPerson : personOf(rival.starterId);
  const shared = {
    starter: state.pitcherAbove(rival.starterId, day),
    park: state.parkAbove(game.park, day),
    league: state.leagueOutcomes(),
  };
  return listed.map((line, index) => ({
    gamePk: game.gamePk,
    gameDate: game.gameDate,
    knownOn: game.knownOn,
    season: game.season,
    isHome,
    playerId: line.playerId,
    counts: outcomesOf(line),
    features: Float32Array.from([
      ...slots.map((slot) => Number(slot === line.slot)),
      onBase[index] ?? 0,
      Math.log1p(state.knownPlateAppearances(line.playerId, day)),
      (onBaseSum - (onBase[index] ?? 0)) / 8,
      Number(isHome),
      sameHand(personOf(line.playerId), starter),
      starter.throws === null ? Number.NaN : Number(starter.throws === 'L'),
      ...shared.starter,
      ...state.batterAbove(line.playerId, day),
      ...shared.park,
      ...shared.league,
    ]),
  }));
}

/** Every batter of the starting line-ups of history but pitchers, in order of date. Games without lines have none. */
export const walkBatters = (history: Pick<History, 'games' | 'people'>): BatterToForecast[] =>
  continueBatters(history).batters;

/** The same for a part of history: its batters, and what is known at its end. See `walkHistory` on the games that it needs. */
export function continueBatters(
  { games, people }: Pick<History, 'games' | 'people'>,
  range: WalkRange<SavedPerformanceState> = {},
): { batters: BatterToForecast[]; save: () => SavedPerformanceState } {
  const state = new PerformanceState(range.from);
  const personOf = (id: number): Person => people.get(id) ?? unknownPerson;
  const batters: BatterToForecast[] = [];
  const visitor: HistoryVisitor = {
    season: () => state.league.season(),
    ask(asked) {
      for (const game of asked)
        for (const isHome of [true, false]) batters.push(...battersOf(game, isHome, state, personOf));
    },
    learn: (learned, date) => state.learn(learned, date),
  };
  const position = walkHistory(games, visitor, range);
  return { batters, save: () => state.save(position) };
}
