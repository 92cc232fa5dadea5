import type { History } from '../../domain/history/history.ts';
import { type RefitStretch, refitStretches } from '../../domain/history/refit-stretches.ts';
import type { CountDistribution } from '../../domain/statistics/count-distributions.ts';
import type { Dispersion } from '../../domain/statistics/count-scores.ts';
import { activeSystems, type StrikeoutPhase } from './active-systems.ts';
import { type FittedModel, fitSystem, spreadOf } from './fit-systems.ts';
import { forecastSystems, type SystemFailure } from './forecast-systems.ts';
import type { EndedStart } from './start-facts.ts';
import type { LineupKnowledge } from './start-view.ts';
import { distributionOf, type StrikeoutSpread, usualLine } from './strikeout-distribution.ts';
import type { StrikeoutMean, StrikeoutSystem, StrikeoutSystemId } from './strikeout-system.ts';
import { type StrikeoutStart, walkStarts } from './walk-starts.ts';

/** The system that the product shows. */
export const CHOSEN_STRIKEOUT_SYSTEM: StrikeoutSystemId = 'poisson_glm';

/** What is tested. */
export interface StrikeoutBacktestOptions {
  seasons: readonly number[];
  /** Default: those of the games. */
  lineups?: LineupKnowledge;
  /** Default: all. */
  phase?: StrikeoutPhase;
  /** Default: those of the phase. For tests. */
  systems?: readonly StrikeoutSystem[];
}

/** A start with every system's forecast of it. */
export interface BacktestedStart {
  gamePk: number;
  gameDate: string;
  season: number;
  isHome: boolean;
  pitcherId: number;
  /** null where no pitching line tells. */
  strikeouts: number | null;
  /** floor(strikeouts a start of his season so far) + .5, see `StrikeoutStart.usualStrikeouts`. */
  line: number;
  /** Mean by system; a system that failed is missing. */
  means: Partial<Record<StrikeoutSystemId, number>>;
  /** The distribution around it. */
  distributions: Partial<Record<StrikeoutSystemId, CountDistribution>>;
}

/** Facts of a fit, for a card. */
export interface StrikeoutRefit {
  systemId: StrikeoutSystemId;
  season: number;
  /** It knows what was known before this date. */
  asOf: string;
  /** Starts it learned from, and their first and last date. */
  starts: number;
  firstDate: string | null;
  lastDate: string | null;
  featureCount: number;
  /** How counts spread around its means in the starts it learned from. */
  dispersion: Dispersion | null;
  spread: StrikeoutSpread;
}

/** What a backtest came to. */
export interface StrikeoutBacktest {
  systemIds: readonly StrikeoutSystemId[];
  chosen: StrikeoutSystemId;
  starts: readonly BacktestedStart[];
  refits: readonly StrikeoutRefit[];
  /** A failure once for each stretch of dates, with how many starts it cost; 0 starts = it could not be trained. */
  failures: readonly (SystemFailure & { asOf: string; starts: number })[];
}

function refitOf(
  { system, spread, dispersion }: FittedModel,
  starts: readonly StrikeoutStart[],
  { season, from }: RefitStretch,
): StrikeoutRefit {
  const known = starts.filter(({ strikeouts }) => strikeouts !== null);
  return {
    systemId: system.id,
    season,
    asOf: from,
    starts: known.length,
    firstDate: known[0]?.gameDate ?? null,
    lastDate: known.at(-1)?.gameDate ?? null,
    featureCount: system.features.length,
    dispersion,
    spread,
  };
}

/** A start with what the systems say of it. */
export function backtestedStart(
  start: EndedStart,
  means: ReadonlyMap<StrikeoutSystemId, StrikeoutMean>,
  systems: readonly StrikeoutSystem[],
  ready: ReadonlyMap<StrikeoutSystemId, FittedModel>,
): BacktestedStart {
  const { gamePk, gameDate, season, isHome, pitcherId, strikeouts } = start;
  const line = usualLine(start);
  const row: BacktestedStart = {
    gamePk,
    gameDate,
    season,
    isHome,
    pitcherId,
    strikeouts,
    line,
    means: {},
    distributions: {},
  };
  for (const system of systems) {
    const mean = means.get(system.id)?.mean;
    if (mean === undefined) continue;
    row.means[system.id] = mean;
    row.distributions[system.id] = distributionOf(mean, spreadOf(system, ready));
  }
  return row;
}

/**
 * Forecasts every start of some seasons by rolling origin: models are fitted at the start of each season, those that gain by it again
 * every month, on every start that was known before. A system that fails is named, and the others go on.
 */
export function backtestStrikeouts(
  history: Pick<History, 'games' | 'people'>,
  options: StrikeoutBacktestOptions,
): StrikeoutBacktest {
  const { seasons, lineups = 'actual', phase = 'all', systems = activeSystems(phase) } = options;
  const starts = walkStarts(history, lineups);
  const forecasts: BacktestedStart[] = [];
  const refits: StrikeoutRefit[] = [];
  const failures = new Map<string, SystemFailure & { asOf: string; starts: number }>();
  const ready = new Map<StrikeoutSystemId, FittedModel>();

  const fail = (failure: SystemFailure, asOf: string, count: number): void => {
    const key = `${failure.systemId} ${asOf} ${failure.reason}`;
    failures.set(key, { ...failure, asOf, starts: (failures.get(key)?.starts ?? 0) + count });
  };
  const refit = (stretch: RefitStretch): void => {
    const known = starts.filter(({ knownOn }) => knownOn < stretch.from);
    for (const system of systems) {
      if (system.kind === 'combined' || (system.refit === 'season' && !stretch.opensSeason)) continue;
      try {
        const fitted = fitSystem(system, known, stretch.season);
        ready.set(system.id, fitted);
        refits.push(refitOf(fitted, known, stretch));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        fail({ systemId: system.id, reason }, stretch.from, 0);
      }
    }
  };
  const forecast = (start: StrikeoutStart, asOf: string): void => {
    const { means, failures: failed } = forecastSystems(systems, ready, start);
    for (const failure of failed) fail(failure, asOf, 1);
    forecasts.push(backtestedStart(start, means, systems, ready));
  };

  for (const season of [...seasons].sort((left, right) => left - right)) {
    const own = starts.filter((start) => start.season === season);
    for (const stretch of refitStretches(
      season,
      own.map(({ gameDate }) => gameDate),
    )) {
      refit(stretch);
      for (const start of own)
        if (start.gameDate >= stretch.from && start.gameDate <= stretch.to) forecast(start, stretch.from);
    }
  }
  return {
    systemIds: systems.map(({ id }) => id),
    chosen: CHOSEN_STRIKEOUT_SYSTEM,
    starts: forecasts,
    refits,
    failures: [...failures.values()],
  };
}
