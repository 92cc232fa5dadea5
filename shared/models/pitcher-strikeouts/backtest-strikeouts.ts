import type { History } from '../../domain/history/history.ts';
import { type RefitStretch, refitStretches } from '../../domain/history/refit-stretches.ts';
import type { CountDistribution } from '../../domain/statistics/count-distributions.ts';
import type { Dispersion } from '../../domain/statistics/count-scores.ts';
import { activeSystems, type StrikeoutPhase } from './active-systems.ts';
import { forecastSystems, type ReadySystem, type SystemFailure } from './forecast-systems.ts';
import type { LineupKnowledge } from './start-view.ts';
import { chooseSpread, distributionOf, type StrikeoutSpread } from './strikeout-distribution.ts';
import type { FittedSystem, StrikeoutSystem, StrikeoutSystemId } from './strikeout-system.ts';
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

interface Fit extends ReadySystem {
  spread: StrikeoutSpread;
}

function fitSystem(
  system: FittedSystem,
  starts: readonly StrikeoutStart[],
  { season, from }: RefitStretch,
): { fit: Fit; refit: StrikeoutRefit } {
  const forecast = system.read(system.train(starts, season));
  const known = starts.filter(({ strikeouts }) => strikeouts !== null);
  const chosen =
    known.length === 0
      ? null
      : chooseSpread(
          known.map(forecast),
          known.map(({ strikeouts }) => strikeouts ?? 0),
        );
  const spread: StrikeoutSpread = chosen?.spread ?? { kind: 'poisson' };
  return {
    fit: { system, forecast, spread },
    refit: {
      systemId: system.id,
      season,
      asOf: from,
      starts: known.length,
      firstDate: known[0]?.gameDate ?? null,
      lastDate: known.at(-1)?.gameDate ?? null,
      featureCount: system.features.length,
      dispersion: chosen?.test ?? null,
      spread,
    },
  };
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
  const ready = new Map<StrikeoutSystemId, Fit>();

  const fail = (failure: SystemFailure, asOf: string, count: number): void => {
    const key = `${failure.systemId} ${asOf} ${failure.reason}`;
    failures.set(key, { ...failure, asOf, starts: (failures.get(key)?.starts ?? 0) + count });
  };
  const refit = (stretch: RefitStretch): void => {
    const known = starts.filter(({ knownOn }) => knownOn < stretch.from);
    for (const system of systems) {
      if (system.kind === 'combined' || (system.refit === 'season' && !stretch.opensSeason)) continue;
      try {
        const result = fitSystem(system, known, stretch);
        ready.set(system.id, result.fit);
        refits.push(result.refit);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        fail({ systemId: system.id, reason }, stretch.from, 0);
      }
    }
  };
  const spreadOf = (system: StrikeoutSystem): StrikeoutSpread => {
    const id = system.kind === 'combined' ? system.members.at(-1) : system.id;
    return (id === undefined ? undefined : ready.get(id)?.spread) ?? { kind: 'poisson' };
  };
  const forecast = (start: StrikeoutStart, asOf: string): void => {
    const line = Math.floor(start.usualStrikeouts) + 0.5;
    const { means, failures: failed } = forecastSystems(systems, ready, start);
    for (const failure of failed) fail(failure, asOf, 1);
    const { gamePk, gameDate, season, isHome, pitcherId, strikeouts } = start;
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
      row.distributions[system.id] = distributionOf(mean, spreadOf(system));
    }
    forecasts.push(row);
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
