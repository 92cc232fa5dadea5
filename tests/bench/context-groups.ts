/** A row of context_features, by column. */
export type ContextOfGame = Readonly<Record<string, unknown>>;

const numberAt = (row: ContextOfGame, column: string): number => {
  const value = row[column];
  return typeof value === 'number' ? value : Number.NaN;
};

/** Games that a team's results against a hand are held to its own average with; of strikeouts, plate appearances. */
const HELD = { games: 40, plateAppearances: 1_500 } as const;

/** What a side does against the hand that it meets, beyond what it does against everybody. */
function beyondOwn(
  row: ContextOfGame,
  side: 'home' | 'away',
  counts: readonly [string, string],
  held: number,
) {
  const throws = row[side === 'home' ? 'away_starter_throws' : 'home_starter_throws'];
  const hand = throws === 'L' ? 'left' : throws === 'R' ? 'right' : null;
  if (hand === null) return Number.NaN;
  const [count, of] = counts;
  const at = (name: string, which: string): number => numberAt(row, `${side}_${name}_${which}_365d`);
  const own = (at(count, 'left') + at(count, 'right')) / (at(of, 'left') + at(of, 'right'));
  return (at(count, hand) + held * own) / (at(of, hand) + held) - own;
}

type ColumnOf = (row: ContextOfGame) => number;

const difference =
  (name: string): ColumnOf =>
  (row) =>
    numberAt(row, `home_${name}`) - numberAt(row, `away_${name}`);

const ofHand =
  (counts: readonly [string, string], held: number): ColumnOf =>
  (row) =>
    beyondOwn(row, 'home', counts, held) - beyondOwn(row, 'away', counts, held);

const cappedRest: ColumnOf = (row) =>
  Math.min(3, numberAt(row, 'home_rest_days')) - Math.min(3, numberAt(row, 'away_rest_days'));

const freshShare: ColumnOf = (row) =>
  numberAt(row, 'home_relievers_fresh') / numberAt(row, 'home_relievers_14d') -
  numberAt(row, 'away_relievers_fresh') / numberAt(row, 'away_relievers_14d');

const groups: Readonly<Record<string, Readonly<Record<string, ColumnOf>>>> = {
  hands: {
    runs_against_hand: ofHand(['runs', 'games'], HELD.games),
    strikeouts_against_hand: ofHand(['strikeouts', 'plate_appearances'], HELD.plateAppearances),
  },
  schedule: {
    opponents_rating_30d: difference('opponents_rating_30d'),
    opponents_rating_season: difference('opponents_rating_season'),
  },
  bullpen: {
    relievers_yesterday: difference('relievers_yesterday'),
    relievers_two_days: difference('relievers_two_days'),
    relievers_fresh: difference('relievers_fresh'),
    fresh_share: freshShare,
  },
  travel: {
    travel_miles: difference('travel_miles'),
    zones_crossed: difference('zones_crossed'),
    day_after_night: difference('day_after_night'),
    rest_days: cappedRest,
  },
  clock: {
    day_game: (row) => numberAt(row, 'day_game'),
    month: (row) => numberAt(row, 'month'),
    game_of_day: (row) => numberAt(row, 'game_of_day'),
  },
};

const columns = Object.values(groups).flatMap((group) => Object.entries(group));

/** Names of the vector, in order. */
export const contextNames: readonly string[] = columns.map(([name]) => name);

/** Groups of columns of the vector that are tried together, all of them, and each column alone. */
export const contextGroups: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, Object.keys(group)])),
  everything: contextNames,
  ...Object.fromEntries(contextNames.map((name) => [name, [name]])),
};

/** What is tried of a game, in the order of `contextNames`; NaN = unknown. */
export const contextVector = (row: ContextOfGame): Float64Array =>
  Float64Array.from(columns, ([, of]) => of(row));
