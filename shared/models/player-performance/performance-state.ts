import type { HistoryGame, TeamGame } from '../../domain/history/history.ts';
import type { WalkPosition } from '../../domain/history/walk-history.ts';
import { LeagueRates } from '../../domain/rates/league-rates.ts';
import { weightedOnBase } from '../../domain/rates/on-base.ts';
import { calendarDay } from '../../domain/ratings/calendar-day.ts';
import { createDecayedSums, type DecayedSums } from '../../domain/ratings/decayed-sums.ts';
import { batterOutcomes, outcomeFacts, outcomesOf } from './batter-outcomes.ts';
import { pitcherCounts } from './pitcher-counts.ts';
import {
  performanceWidths,
  type SavedPerformanceState,
  savedPerformanceStateForm,
} from './saved-performance-state.ts';
import { TeamLineUps } from './team-line-ups.ts';

const BATTER_HALF_LIFE_DAYS = 900;
const PITCHER_HALF_LIFE_DAYS = 365;
const PARK_HALF_LIFE_DAYS = 1_500;
/** Sixty games of both teams. */
const PARK_PRIOR_PLATE_APPEARANCES = 60 * 76;
const ON_BASE_PRIOR = 250;

/** What a pitcher allows of each of `batterOutcomes`: the place in `pitcherCounts`, and the share of it. */
const allowed = [
  { place: 3, share: 1 },
  { place: 2, share: 1 },
  { place: 4, share: 0.95 },
  { place: 4, share: 1 },
  { place: 0, share: 1 },
  { place: 1, share: 1 },
] as const satisfies readonly { place: number; share: number }[];
/** The place in `batterOutcomes` of each of `pitcherCounts`. */
const suffered = [4, 5, 1, 0, 3] as const;

/** Means of rates, weighted. */
function weightedMean(
  rows: readonly { weight: number; rates: readonly number[] }[],
  width: number,
): number[] {
  const weights = rows.reduce((sum, { weight }) => sum + weight, 0);
  return Array.from({ length: width }, (_, index) =>
    weights === 0
      ? 0
      : rows.reduce((sum, { weight, rates }) => sum + weight * (rates[index] ?? 0), 0) / weights,
  );
}

const onBasePlace = 1 + batterOutcomes.length;
/** Starts, and plate appearances in them beyond `ORDINARY_APPEARANCES`. */
const startsPlace = onBasePlace + 1;
const startAppearancesPlace = startsPlace + 1;
const ORDINARY_APPEARANCES = 4;
/** Weight of the ordinary, in starts. */
const STARTS_PRIOR = 15;

/** A sum above the league's by the first sum, shrunken; 0 for whoever is new. */
const ratioAbove = (
  sums: ReturnType<DecayedSums<never>['get']>,
  day: number,
  place: number,
  prior: number,
): number => sums?.ratio(day, place, 0, 0, prior) ?? 0;

/** What is known of batters, pitchers and parks on a morning; it moves only when a game is learned. */
export class PerformanceState {
  readonly league: LeagueRates;
  readonly lineUps: TeamLineUps;
  readonly #batters: DecayedSums<number>;
  readonly #pitchers: DecayedSums<number>;
  readonly #parks: DecayedSums<string>;

  /** What was saved, else nothing. */
  constructor(saved?: SavedPerformanceState) {
    const { batters, pitchers, parks } = performanceWidths;
    this.league = new LeagueRates(saved?.league);
    this.lineUps = new TeamLineUps(saved?.line_ups);
    this.#batters = createDecayedSums(batters, BATTER_HALF_LIFE_DAYS, saved?.batters);
    this.#pitchers = createDecayedSums(pitchers, PITCHER_HALF_LIFE_DAYS, saved?.pitchers);
    this.#parks = createDecayedSums(parks, PARK_HALF_LIFE_DAYS, saved?.parks);
  }

  /** What is known, as of how far the walk has come. */
  save({ season, through }: WalkPosition): SavedPerformanceState {
    return {
      ...savedPerformanceStateForm,
      season,
      through,
      league: this.league.save(),
      batters: this.#batters.save(),
      pitchers: this.#pitchers.save(),
      parks: this.#parks.save(),
      line_ups: this.lineUps.save(),
    };
  }

  /** The league's outcomes per plate appearance, in the order of `batterOutcomes`. */
  leagueOutcomes(): number[] {
    return batterOutcomes.map((name) => {
      const { league, leagueShare } = outcomeFacts[name];
      // Runs are counted by team-game, whose plate appearances are known beside them.
      return leagueShare * this.league.rate(league, 'plateAppearances');
    });
  }

  /** A batter's outcomes per plate appearance above the league's, shrunken. */
  batterAbove(id: number, day: number): number[] {
    return batterOutcomes.map((name, index) =>
      ratioAbove(this.#batters.get(id), day, 1 + index, outcomeFacts[name].priorPlateAppearances),
    );
  }

  /** A batter's wOBA above the league's, shrunken. */
  onBaseAbove = (id: number, day: number): number =>
    ratioAbove(this.#batters.get(id), day, onBasePlace, ON_BASE_PRIOR);

  /** Plate appearances a start beyond four, shrunken: who hits early in the order of a good team, and stays in. */
  startAppearancesBeyond = (id: number, day: number): number =>
    this.#batters.get(id)?.ratio(day, startAppearancesPlace, startsPlace, 0, STARTS_PRIOR) ?? 0;

  /** Plate appearances of a batter, half-life 900 days. */
  knownPlateAppearances = (id: number, day: number): number => this.#batters.get(id)?.on(day, 0) ?? 0;

  /** A pitcher's counts per batter faced above the league's, shrunken; NaN when he is unknown. */
  pitcherAbove(id: number | null, day: number): number[] {
    return pitcherCounts.map(({ prior }, index) =>
      id === null ? Number.NaN : ratioAbove(this.#pitchers.get(id), day, 1 + index, prior),
    );
  }

  /** A park's outcomes per plate appearance above those of its batters; NaN when it is unknown. */
  parkAbove(park: string | null, day: number): number[] {
    return batterOutcomes.map((_, index) =>
      park === null
        ? Number.NaN
        : ratioAbove(this.#parks.get(park), day, 1 + index, PARK_PRIOR_PLATE_APPEARANCES),
    );
  }

  /** Takes in the games that became known on a date: each line against whom and where it was made, as was known that morning. */
  learn(games: readonly HistoryGame[], date: string): void {
    const day = calendarDay(date);
    const league = this.leagueOutcomes();
    const onBase = this.league.rate('weightedOnBase', 'plateAppearances');
    const pitching = pitcherCounts.map(({ name }) => this.league.rate(name, 'plateAppearances'));
    // Every game is judged before any of them is learned.
    const judged = games.flatMap(({ home, away, park: place }) => {
      const park = place === null ? batterOutcomes.map(() => 0) : this.parkAbove(place, day);
      return [this.#judge(home, away, day), this.#judge(away, home, day)].map((side) => ({
        ...side,
        place,
        park,
      }));
    });
    for (const { team, place, park, staff, batters } of judged) {
      const met = league.map((rate, index) => rate + (staff[index] ?? 0));
      this.#learnBatters(team, place, day, met, park, onBase);
      for (const line of team.pitchers ?? [])
        this.#pitchers.add(line.playerId, day, [
          line.battersFaced,
          ...pitcherCounts.map(({ name }, index) => {
            const own = suffered[index] ?? 0;
            const expected = (pitching[index] ?? 0) + (batters[own] ?? 0) + (park[own] ?? 0);
            return line[name] - expected * line.battersFaced;
          }),
        ]);
    }
    for (const game of games) {
      this.league.learn(game);
      this.lineUps.learn(game, day);
    }
  }

  /** Whom a side met: what the rival's pitchers allow and its batters do above the league's, as was known before. */
  #judge(team: TeamGame, rival: TeamGame, day: number) {
    const staff = weightedMean(
      (rival.pitchers ?? []).map(({ playerId, battersFaced }) => ({
        weight: battersFaced,
        rates: this.pitcherAbove(playerId, day),
      })),
      pitcherCounts.length,
    );
    const batters = weightedMean(
      (rival.batters ?? []).map(({ playerId, plateAppearances }) => ({
        weight: plateAppearances,
        rates: this.batterAbove(playerId, day),
      })),
      batterOutcomes.length,
    );
    return { team, staff: allowed.map(({ place, share }) => share * (staff[place] ?? 0)), batters };
  }

  #learnBatters(
    { batters }: TeamGame,
    park: string | null,
    day: number,
    met: readonly number[],
    parkAbove: readonly number[],
    onBase: number,
  ): void {
    for (const line of batters ?? []) {
      const seen = line.plateAppearances;
      if (seen === 0) continue;
      const above = outcomesOf(line).map((count, index) => count - (met[index] ?? 0) * seen);
      if (park !== null) {
        const own = this.batterAbove(line.playerId, day);
        this.#parks.add(park, day, [seen, ...above.map((value, index) => value - (own[index] ?? 0) * seen)]);
      }
      const here = above.map((value, index) => value - (parkAbove[index] ?? 0) * seen);
      const start = Number(line.isStarter);
      this.#batters.add(line.playerId, day, [
        seen,
        ...here,
        weightedOnBase(line) - onBase * seen,
        start,
        start * (seen - ORDINARY_APPEARANCES),
      ]);
    }
  }
}
