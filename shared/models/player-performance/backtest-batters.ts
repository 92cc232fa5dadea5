import type { History } from '../../domain/history/history.ts';
import { refitStretches } from '../../domain/history/refit-stretches.ts';
import type { LinearModel } from '../../domain/linear/linear-model.ts';
import type { LineUpKnowledge } from './batter-facts.ts';
import { type BatterOutcome, batterOutcomes } from './batter-outcomes.ts';
import {
  batterMatrix,
  fitOutcome,
  type OutcomeForecast,
  type OutcomeModel,
  outcomeForecaster,
} from './fit-outcome.ts';
import { type BatterToForecast, walkBatters } from './walk-batters.ts';

/** Seasons that a fit looks back on: the ball and the game change, and more rows only cost time. */
const SEASONS_TO_LEARN_FROM = 3;

/** A batter's game with its forecasts and the share of earlier batters who did it: the constant. */
export interface BacktestedBatter {
  gamePk: number;
  gameDate: string;
  season: number;
  isHome: boolean;
  playerId: number;
  counts: Readonly<Record<BatterOutcome, number>>;
  forecasts: Readonly<Record<BatterOutcome, OutcomeForecast>>;
  constants: Readonly<Record<BatterOutcome, number>>;
}

/** What a backtest came to. */
export interface BatterBacktest {
  batters: readonly BacktestedBatter[];
  refits: readonly { asOf: string; batters: number; firstDate: string; lastDate: string }[];
  /** Stretches that could not be forecast. */
  failures: readonly { asOf: string; reason: string }[];
}

const byOutcome = <Value>(of: (outcome: BatterOutcome, index: number) => Value) =>
  Object.fromEntries(batterOutcomes.map((name, index) => [name, of(name, index)])) as Record<
    BatterOutcome,
    Value
  >; // one value for each outcome

/**
 * Forecasts every listed batter of some seasons by rolling origin: P(at least one) is fitted at the start of a season and of every
 * month, P(at least two) once a season, on the three seasons known before.
 */
export function backtestBatters(
  history: Pick<History, 'games' | 'people'>,
  { seasons, lineUps = 'actual' }: { seasons: readonly number[]; lineUps?: LineUpKnowledge },
): BatterBacktest {
  const all = walkBatters(history, lineUps);
  const batters: BacktestedBatter[] = [];
  const refits: { asOf: string; batters: number; firstDate: string; lastDate: string }[] = [];
  const failures: { asOf: string; reason: string }[] = [];
  for (const season of [...seasons].sort((left, right) => left - right)) {
    const own = all.filter((batter) => batter.season === season);
    const twice: Partial<Record<BatterOutcome, LinearModel>> = {};
    for (const { from, to } of refitStretches(
      season,
      own.map(({ gameDate }) => gameDate),
    )) {
      const known: BatterToForecast[] = all.filter(
        ({ knownOn, season: learned }) => knownOn < from && learned >= season - SEASONS_TO_LEARN_FROM,
      );
      let fitted: Record<BatterOutcome, OutcomeModel>;
      try {
        const matrix = batterMatrix(known);
        fitted = byOutcome((outcome) => fitOutcome(matrix, outcome, twice[outcome]));
      } catch (error) {
        failures.push({ asOf: from, reason: error instanceof Error ? error.message : String(error) });
        continue;
      }
      for (const outcome of batterOutcomes) twice[outcome] = fitted[outcome].twice;
      const [first, last] = [known[0], known.at(-1)];
      if (first !== undefined && last !== undefined)
        refits.push({
          asOf: from,
          batters: known.length,
          firstDate: first.gameDate,
          lastDate: last.gameDate,
        });
      const constants = byOutcome(
        (_, index) => known.filter(({ counts }) => (counts[index] ?? 0) > 0).length / known.length,
      );
      const forecasters = byOutcome((outcome) => outcomeForecaster(fitted[outcome]));
      for (const batter of own) {
        if (batter.gameDate < from || batter.gameDate > to) continue;
        const { gamePk, gameDate, isHome, playerId, counts } = batter;
        batters.push({
          gamePk,
          gameDate,
          season,
          isHome,
          playerId,
          counts: byOutcome((_, index) => counts[index] ?? 0),
          forecasts: byOutcome((outcome) => forecasters[outcome](batter)),
          constants,
        });
      }
    }
  }
  return { batters, refits, failures };
}
