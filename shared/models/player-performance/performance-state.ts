import type { BatterGame, HistoryGame, PitcherGame, TeamGame } from '../../domain/history/history.ts';
import { weightedOnBase } from '../../domain/rates/on-base.ts';
import { calendarDay } from '../../domain/ratings/calendar-day.ts';
import { batterOutcomes, outcomesOf } from './batter-outcomes.ts';
import { PerformanceRates } from './performance-rates.ts';
import { allowedAs, countsOf, pitcherCounts } from './pitcher-counts.ts';

/** The place in `pitcherCounts` of what allows each of `batterOutcomes`. */
const allowedPlaces = batterOutcomes.map((outcome) =>
  pitcherCounts.findIndex(({ name }) => name === allowedAs(outcome)),
);
/** The place in `batterOutcomes` of each of `pitcherCounts`. */
const sufferedPlaces = pitcherCounts.map(({ name }) => batterOutcomes.indexOf(name));

const ORDINARY_APPEARANCES = 4;

/** Products, place by place. */
const times = (...factors: readonly (readonly number[])[]): number[] =>
  (factors[0] ?? []).map((_, index) =>
    factors.reduce((product, factor) => product * (factor[index] ?? 1), 1),
  );

const scaled = (values: readonly number[], by: number): number[] => values.map((value) => value * by);

const picked = (values: readonly number[], places: readonly number[]): number[] =>
  places.map((place) => values[place] ?? 1);

/** Means of ratios, weighted; 1 of nobody. */
function meanRatios(rows: readonly { weight: number; ratios: readonly number[] }[], width: number): number[] {
  const weights = rows.reduce((sum, { weight }) => sum + weight, 0);
  return Array.from({ length: width }, (_, index) =>
    weights === 0
      ? 1
      : rows.reduce((sum, { weight, ratios }) => sum + weight * (ratios[index] ?? 1), 0) / weights,
  );
}

/** A batting line with what he and the league would have come to in it. */
interface JudgedBatter {
  line: BatterGame;
  own: number[];
}

/** A side at bat and the rival's pitchers, as both were known that morning. */
interface JudgedSide {
  batters: readonly JudgedBatter[];
  pitchers: readonly PitcherGame[];
  /** The team that pitched. */
  pitchingTeamId: number;
  park: string | null;
  /** Ratios by outcome: of the rival's pitchers, of the side's batters, of the park. */
  staff: number[];
  company: number[];
  here: number[];
}

/** What is known on a morning; it moves only when a game is learned. */
export class PerformanceState extends PerformanceRates {
  /** Takes in the games that became known on a date: each line against whom and where it was made, as was known that morning. */
  learn(games: readonly HistoryGame[], date: string): void {
    const day = calendarDay(date);
    const [outcomes, counts] = [this.leagueOutcomes(), this.leagueCounts()];
    const onBase = this.league.rate('weightedOnBase', 'plateAppearances');
    // Every game is judged before any of them is learned.
    const judged = games.flatMap(({ home, away, park }) => [
      this.#judge(home, away, park, day),
      this.#judge(away, home, park, day),
    ]);
    for (const side of judged) {
      for (const batter of side.batters) this.#learnBatter(batter, side, outcomes, onBase, day);
      for (const line of side.pitchers) this.#learnPitcher(line, side, counts, day);
    }
    for (const game of games) {
      this.league.learn(game);
      this.lineUps.learn(game, day);
    }
  }

  #judge({ batters }: TeamGame, rival: TeamGame, park: string | null, day: number): JudgedSide {
    const judged = (batters ?? [])
      .filter(({ plateAppearances }) => plateAppearances > 0)
      .map((line) => ({ line, own: this.batterRatios(line.playerId, day) }));
    const pitchers = rival.pitchers ?? [];
    const staff = meanRatios(
      pitchers.map(({ playerId, battersFaced }) => ({
        weight: battersFaced,
        ratios: this.pitcherRatios(playerId, day),
      })),
      pitcherCounts.length,
    );
    return {
      batters: judged,
      pitchers,
      pitchingTeamId: rival.teamId,
      park,
      staff: picked(staff, allowedPlaces),
      company: meanRatios(
        judged.map(({ line, own }) => ({ weight: line.plateAppearances, ratios: own })),
        batterOutcomes.length,
      ),
      here: park === null ? batterOutcomes.map(() => 1) : this.parkRatios(park, day),
    };
  }

  #learnBatter(
    { line, own }: JudgedBatter,
    { staff, here, park }: JudgedSide,
    league: readonly number[],
    onBase: number,
    day: number,
  ): void {
    const { playerId, plateAppearances, isStarter, doubles, triples } = line;
    const counts = outcomesOf(line);
    const met = scaled(times(league, staff), plateAppearances);
    const expected = times(met, here);
    this.batters.add(playerId, day, counts, expected);
    this.recent.add(playerId, day, counts, expected);
    if (park !== null) this.parks.add(park, day, counts, times(met, own));
    const start = Number(isStarter);
    // In the order of `batterSumPlaces`.
    this.batterSums.add(playerId, day, [
      plateAppearances,
      weightedOnBase(line) - onBase * plateAppearances,
      doubles + triples,
      start,
      start * (plateAppearances - ORDINARY_APPEARANCES),
    ]);
  }

  #learnPitcher(
    line: PitcherGame,
    { company, here, pitchingTeamId }: JudgedSide,
    league: readonly number[],
    day: number,
  ): void {
    const met = picked(times(company, here), sufferedPlaces);
    const expected = scaled(times(league, met), line.battersFaced);
    this.pitchers.add(line.playerId, day, countsOf(line), expected);
    if (!line.isStarter) this.relievers.add(pitchingTeamId, day, countsOf(line), expected);
  }
}
