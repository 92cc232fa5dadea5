import type { WalkPosition } from '../../domain/history/walk-history.ts';
import { LeagueRates } from '../../domain/rates/league-rates.ts';
import { createDecayedSums, type DecayedSums } from '../../domain/ratings/decayed-sums.ts';
import { batterOutcomes, outcomeFacts } from './batter-outcomes.ts';
import { type CountedRatios, createCountedRatios } from './counted-ratios.ts';
import { pitcherCounts } from './pitcher-counts.ts';
import {
  batterSumPlaces,
  type SavedPerformanceState,
  savedPerformanceStateForm,
} from './saved-performance-state.ts';
import { TeamLineUps } from './team-line-ups.ts';

const BATTER_HALF_LIFE_DAYS = 900;
const RECENT_HALF_LIFE_DAYS = 60;
const PITCHER_HALF_LIFE_DAYS = 365;
const PARK_HALF_LIFE_DAYS = 1_500;
/** Sixty games of both teams. */
const PARK_PRIOR_PLATE_APPEARANCES = 60 * 76;
const ON_BASE_PRIOR = 250;
/** Doubles and triples of an ordinary batter in twenty plate appearances, and the weight of him beside a batter's own. */
const EXTRA_BASES_ORDINARY = 1 / 20;
const EXTRA_BASES_PRIOR = 100;
/** Weight of the ordinary, in starts. */
const STARTS_PRIOR = 15;

const unknown = (names: readonly unknown[]): number[] => names.map(() => Number.NaN);

/**
 * What is known of batters, pitchers and parks on a morning. A ratio is what was counted by what the league would have come to in the
 * same parks against the same rivals, drawn towards 1.
 */
export class PerformanceRates {
  readonly league: LeagueRates;
  readonly lineUps: TeamLineUps;
  protected readonly batters: CountedRatios<number>;
  protected readonly recent: CountedRatios<number>;
  protected readonly pitchers: CountedRatios<number>;
  protected readonly relievers: CountedRatios<number>;
  protected readonly parks: CountedRatios<string>;
  protected readonly batterSums: DecayedSums<number>;

  /** What was saved, else nothing. */
  constructor(saved?: SavedPerformanceState) {
    const [outcomes, counts] = [batterOutcomes.length, pitcherCounts.length];
    this.league = new LeagueRates(saved?.league);
    this.lineUps = new TeamLineUps(saved?.line_ups);
    this.batters = createCountedRatios(outcomes, BATTER_HALF_LIFE_DAYS, saved?.batters);
    this.recent = createCountedRatios(outcomes, RECENT_HALF_LIFE_DAYS, saved?.recent);
    this.pitchers = createCountedRatios(counts, PITCHER_HALF_LIFE_DAYS, saved?.pitchers);
    this.relievers = createCountedRatios(counts, PITCHER_HALF_LIFE_DAYS, saved?.relievers);
    this.parks = createCountedRatios(outcomes, PARK_HALF_LIFE_DAYS, saved?.parks);
    this.batterSums = createDecayedSums(
      Object.keys(batterSumPlaces).length,
      BATTER_HALF_LIFE_DAYS,
      saved?.batter_sums,
    );
  }

  /** What is known, as of how far the walk has come. */
  save({ season, through }: WalkPosition): SavedPerformanceState {
    return {
      ...savedPerformanceStateForm,
      season,
      through,
      league: this.league.save(),
      batters: this.batters.save(),
      recent: this.recent.save(),
      pitchers: this.pitchers.save(),
      relievers: this.relievers.save(),
      parks: this.parks.save(),
      batter_sums: this.batterSums.save(),
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

  /** The league's counts per batter faced, in the order of `pitcherCounts`. */
  leagueCounts = (): number[] => pitcherCounts.map(({ name }) => this.league.rate(name, 'plateAppearances'));

  /** A batter's outcomes by those expected. */
  batterRatios = (id: number, day: number, league = this.leagueOutcomes()): number[] =>
    this.batters.ratios(id, day, this.#ordinaryBatter(league));

  /** The same of the last weeks. */
  recentRatios = (id: number, day: number, league = this.leagueOutcomes()): number[] =>
    this.recent.ratios(id, day, this.#ordinaryBatter(league));

  /** A pitcher's counts by those expected; NaN when he is unknown. */
  pitcherRatios = (id: number | null, day: number, league = this.leagueCounts()): number[] =>
    id === null ? unknown(pitcherCounts) : this.pitchers.ratios(id, day, this.#ordinaryPitcher(league));

  /** The counts of a team's relievers by those expected. */
  relieverRatios = (teamId: number, day: number, league = this.leagueCounts()): number[] =>
    this.relievers.ratios(teamId, day, this.#ordinaryPitcher(league));

  /** A park's outcomes by those expected of its batters; NaN when it is unknown. */
  parkRatios = (park: string | null, day: number, league = this.leagueOutcomes()): number[] =>
    park === null
      ? unknown(batterOutcomes)
      : this.parks.ratios(
          park,
          day,
          league.map((rate) => PARK_PRIOR_PLATE_APPEARANCES * rate),
        );

  /** A batter's wOBA above the league's, shrunken; 0 for who is new. */
  onBaseAbove = (id: number, day: number): number => {
    const { onBase, seen } = batterSumPlaces;
    return this.batterSums.get(id)?.ratio(day, onBase, seen, 0, ON_BASE_PRIOR) ?? 0;
  };

  /** A batter's doubles and triples by those of an ordinary one, drawn towards 1. */
  extraBasesRatio = (id: number, day: number): number => {
    const { extraBases, seen } = batterSumPlaces;
    const own = this.batterSums.get(id);
    return (
      (own?.ratio(day, extraBases, seen, EXTRA_BASES_ORDINARY, EXTRA_BASES_PRIOR) ?? EXTRA_BASES_ORDINARY) /
      EXTRA_BASES_ORDINARY
    );
  };

  /** Plate appearances a start beyond four, shrunken: who hits early in the order of a good team, and stays in. */
  startAppearancesBeyond = (id: number, day: number): number => {
    const { startAppearances, starts } = batterSumPlaces;
    return this.batterSums.get(id)?.ratio(day, startAppearances, starts, 0, STARTS_PRIOR) ?? 0;
  };

  /** Plate appearances of a batter, half-life 900 days. */
  knownPlateAppearances = (id: number, day: number): number =>
    this.batterSums.get(id)?.on(day, batterSumPlaces.seen) ?? 0;

  #ordinaryBatter = (league: readonly number[]): number[] =>
    batterOutcomes.map((name, index) => outcomeFacts[name].priorPlateAppearances * (league[index] ?? 0));

  #ordinaryPitcher = (league: readonly number[]): number[] =>
    pitcherCounts.map(({ prior }, index) => prior * (league[index] ?? 0));
}
