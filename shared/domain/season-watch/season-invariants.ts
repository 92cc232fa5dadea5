import { comparedMonth, monthReferences } from './month-references.ts';

/** Complete games of the regular season of one month, added up. */
export interface MonthTotals {
  season: number;
  /** 1 to 12. */
  month: number;
  games: number;
  runs: number;
  homeWins: number;
  /** Games whose pitches are counted, and these pitches. */
  gamesWithPitches: number;
  pitches: number;
}

/** What hardly changes from season to season. */
export interface SeasonCheck {
  invariant: string;
  season: number;
  /** A check that cannot run warns like one that fails: nobody knows. */
  state: 'in_range' | 'out_of_range' | 'cannot_run';
  /** In words: the number, the range and what it was compared with, or why it cannot run. */
  detail: string;
}

interface Invariant {
  name: string;
  /** Games that count, and their sum. */
  countOf(totals: MonthTotals): { games: number; sum: number };
  /** Mean per game of a month where the warehouse has too little. */
  referenceOf(month: number): number;
  /** Standard deviation between games around a mean. */
  deviationOf(mean: number): number;
  /** Standard deviation between seasons beyond chance. */
  drift: number;
  text(value: number): string;
}

/** Runs and home wins: measured on 2005 to 2018. Pitches: 292.5 (2024), 302 (2019), 294 (2020); 341 recorded games. */
const invariants: readonly Invariant[] = [
  {
    name: 'runs per game',
    countOf: ({ games, runs }) => ({ games, sum: runs }),
    referenceOf: (month) => monthReferences.get(month)?.runsPerGame ?? Number.NaN,
    deviationOf: () => 4.5,
    drift: 0.45,
    text: (value) => value.toFixed(2),
  },
  {
    name: 'home-win rate',
    countOf: ({ games, homeWins }) => ({ games, sum: homeWins }),
    referenceOf: (month) => monthReferences.get(month)?.homeWinRate ?? Number.NaN,
    deviationOf: (rate) => Math.sqrt(rate * (1 - rate)),
    drift: 0.005,
    text: (value) => `${(100 * value).toFixed(1)}%`,
  },
  {
    name: 'pitches per game',
    countOf: ({ gamesWithPitches, pitches }) => ({ games: gamesWithPitches, sum: pitches }),
    referenceOf: () => 295,
    deviationOf: () => 38,
    drift: 5,
    text: (value) => value.toFixed(0),
  },
];

/** Fewer games are too few to say anything: the range of runs would be wider than two runs either way. */
const gamesMin = 100;
/** A month of earlier seasons with fewer games is compared with the shipped means. */
const earlierGamesMin = 200;
/** In standard errors of the sample; and in standard deviations between seasons. */
const [errorsMax, driftsMax] = [3, 2];

function sumOf(invariant: Invariant, months: readonly MonthTotals[]): { games: number; sum: number } {
  return months
    .map(invariant.countOf)
    .reduce((total, { games, sum }) => ({ games: total.games + games, sum: total.sum + sum }), {
      games: 0,
      sum: 0,
    });
}

/** The mean that the same months of earlier seasons would have given, and how sure it is. */
function expectationOf(
  invariant: Invariant,
  current: readonly MonthTotals[],
  earlier: readonly MonthTotals[],
): { mean: number; variance: number; earlierGames: number; shippedMonths: number } {
  const { games: all } = sumOf(invariant, current);
  const expected = { mean: 0, variance: 0, earlierGames: 0, shippedMonths: 0 };
  for (const [month, own] of Map.groupBy(current, (totals) => comparedMonth(totals.month))) {
    const share = sumOf(invariant, own).games / all;
    const before = sumOf(
      invariant,
      earlier.filter((totals) => comparedMonth(totals.month) === month),
    );
    if (before.games < earlierGamesMin) {
      expected.mean += share * invariant.referenceOf(month);
      expected.shippedMonths += 1;
      continue;
    }
    const mean = before.sum / before.games;
    expected.mean += share * mean;
    expected.variance += (share * invariant.deviationOf(mean)) ** 2 / before.games;
    expected.earlierGames += before.games;
  }
  return expected;
}

function checkInvariant(
  invariant: Invariant,
  season: number,
  current: readonly MonthTotals[],
  earlier: readonly MonthTotals[],
): SeasonCheck {
  const { games, sum } = sumOf(invariant, current);
  const { name, text } = invariant;
  if (games < gamesMin) {
    const detail = `cannot run: ${games} games of ${season} to count, ${gamesMin} are needed`;
    return { invariant: name, season, state: 'cannot_run', detail };
  }
  const { mean, variance, earlierGames, shippedMonths } = expectationOf(invariant, current, earlier);
  const value = sum / games;
  const error = Math.sqrt(invariant.deviationOf(mean) ** 2 / games + variance);
  const margin = errorsMax * error + driftsMax * invariant.drift;
  const isInRange = Math.abs(value - mean) <= margin;
  const sources = [
    ...(earlierGames > 0 ? [`${earlierGames} games of the same months of earlier seasons`] : []),
    ...(shippedMonths > 0 ? ['the shipped means'] : []),
  ];
  return {
    invariant: name,
    season,
    state: isInRange ? 'in_range' : 'out_of_range',
    detail: `${text(value)} in ${games} games, expected ${text(mean - margin)} to ${text(mean + margin)} by ${sources.join(' and ')}`,
  };
}

/**
 * Compares the newest season with the same months of the earlier ones. The range allows for chance (by the number of games) and for what
 * seasons differ by. Never throws; without games every check says that it cannot run.
 */
export function checkSeason(months: readonly MonthTotals[], thisSeason: number): SeasonCheck[] {
  const season = months.reduce((newest, totals) => Math.max(newest, totals.season), 0) || thisSeason;
  const current = months.filter((totals) => totals.season === season);
  const earlier = months.filter((totals) => totals.season < season);
  return invariants.map((invariant) => checkInvariant(invariant, season, current, earlier));
}
