import { systemOfArm } from '../../../shared/domain/choose-arm.ts';
import {
  type PairedDifference,
  pairedDifference,
} from '../../../shared/domain/statistics/paired-difference.ts';
import { smallestDetectableDifference } from '../../../shared/domain/statistics/paired-power.ts';
import {
  brierLosses,
  expectedCalibrationError,
  logLosses,
} from '../../../shared/domain/statistics/probability-scores.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { formatTable } from '../print-run.ts';
import { readScoredPredictions, type ScoredPrediction } from './read-scored.ts';

/** Paired games below which no model is exchanged for another because of them (docs/registry.md). */
export const pairedGamesMin = 3_000;

/** A game that both arms predicted at the same moment. */
interface PairedGame {
  current: ScoredPrediction;
  candidate: ScoredPrediction;
}

/** The two arms on the same finished games. Differences are candidate minus current: negative is better. */
export interface ArmComparison {
  current_versions: string[];
  candidate_versions: string[];
  games: number;
  first_date: string | null;
  last_date: string | null;
  brier: { current: number; candidate: number; elo: number; minus_current: PairedDifference } | null;
  log_loss: { current: number; candidate: number; minus_current: PairedDifference } | null;
  calibration_error: { current: number; candidate: number } | null;
  /** The smallest true Brier difference that so many games would show in 8 cases of 10. */
  detectable_brier: number | null;
  /** Until {@link pairedGamesMin}. */
  games_missing: number;
}

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();

function compare(pairs: readonly PairedGame[]): ArmComparison {
  const outcomes = pairs.map(({ current }) => current.outcome);
  const forecasts = {
    current: pairs.map(({ current }) => current.probability),
    candidate: pairs.map(({ candidate }) => candidate.probability),
    elo: pairs.map(({ current }) => current.eloProbability),
  };
  const losses = (lossesOf: typeof brierLosses) => ({
    current: lossesOf(forecasts.current, outcomes),
    candidate: lossesOf(forecasts.candidate, outcomes),
  });
  const named = {
    current_versions: distinct(pairs.map(({ current }) => current.version)),
    candidate_versions: distinct(pairs.map(({ candidate }) => candidate.version)),
    games: pairs.length,
    first_date: pairs[0]?.current.date ?? null,
    last_date: pairs.at(-1)?.current.date ?? null,
    games_missing: Math.max(0, pairedGamesMin - pairs.length),
  };
  if (pairs.length === 0)
    return { ...named, brier: null, log_loss: null, calibration_error: null, detectable_brier: null };
  const [brier, logLoss] = [losses(brierLosses), losses(logLosses)];
  const difference = pairedDifference(brier.candidate, brier.current);
  return {
    ...named,
    brier: {
      current: mean(brier.current),
      candidate: mean(brier.candidate),
      elo: mean(brierLosses(forecasts.elo, outcomes)),
      minus_current: difference,
    },
    log_loss: {
      current: mean(logLoss.current),
      candidate: mean(logLoss.candidate),
      minus_current: pairedDifference(logLoss.candidate, logLoss.current),
    },
    calibration_error: {
      current: expectedCalibrationError(forecasts.current, outcomes),
      candidate: expectedCalibrationError(forecasts.candidate, outcomes),
    },
    detectable_brier: smallestDetectableDifference(difference),
  };
}

/** The arms as wholes, and every pair of versions that ran side by side. Only games that both predicted at the same moment count. */
export async function compareArms(
  warehouse: Warehouse,
  modelSystem: string,
  dates: { from: string; to: string },
): Promise<{ all: ArmComparison; pairs: ArmComparison[] }> {
  const current = await readScoredPredictions(warehouse, systemOfArm(modelSystem, 'current'), dates);
  const candidates = new Map(
    (await readScoredPredictions(warehouse, systemOfArm(modelSystem, 'candidate'), dates)).map((own) => [
      own.gamePk,
      own,
    ]),
  );
  const pairs = current.flatMap((own): PairedGame[] => {
    const other = candidates.get(own.gamePk);
    return other?.cutoffAt === own.cutoffAt ? [{ current: own, candidate: other }] : [];
  });
  const byVersions = Map.groupBy(pairs, (pair) => `${pair.current.version} ${pair.candidate.version}`);
  return { all: compare(pairs), pairs: [...byVersions.values()].map(compare) };
}

const differenceText = ({ mean: value, standardError }: PairedDifference): string =>
  `${value > 0 ? '+' : ''}${value.toFixed(5)} ± ${standardError === null ? '?' : standardError.toFixed(5)}`;

/** The verdict of the house: enough games, a difference of more than two standard errors, calibration not worse. */
function verdictOf({ brier, calibration_error: calibration, games_missing: missing }: ArmComparison): string {
  if (brier === null || calibration === null) return 'No finished game was predicted by both arms yet.';
  const { mean: value, standardError } = brier.minus_current;
  const isClear = standardError !== null && Math.abs(value) > 2 * standardError;
  if (missing > 0)
    return `${missing} games are missing until ${pairedGamesMin}: whatever the difference, the current model stays.`;
  if (!isClear) return 'The difference is within two standard errors: the current model stays.';
  if (value > 0) return 'The candidate is worse by more than two standard errors.';
  return calibration.candidate > calibration.current
    ? 'The candidate is better by more than two standard errors, but worse calibrated: the current model stays.'
    : 'The candidate is better by more than two standard errors and no worse calibrated: models promote.';
}

/** A comparison for people. */
export function formatComparison({ all, pairs }: { all: ArmComparison; pairs: ArmComparison[] }): string[] {
  const { brier, log_loss: logLoss, calibration_error: calibration } = all;
  if (brier === null || logLoss === null || calibration === null) return [verdictOf(all)];
  const table = formatTable(
    ['arm', 'games', 'Brier', 'log loss', 'calibration error'],
    [
      [
        'current',
        all.games,
        brier.current.toFixed(5),
        logLoss.current.toFixed(5),
        calibration.current.toFixed(4),
      ],
      [
        'candidate',
        all.games,
        brier.candidate.toFixed(5),
        logLoss.candidate.toFixed(5),
        calibration.candidate.toFixed(4),
      ],
      ['Elo', all.games, brier.elo.toFixed(5), '', ''],
    ],
  );
  const versions = formatTable(
    ['current', 'candidate', 'games', 'Brier: candidate minus current', 'detectable'],
    pairs.map((pair) => [
      pair.current_versions.join(' '),
      pair.candidate_versions.join(' '),
      pair.games,
      pair.brier === null ? '' : differenceText(pair.brier.minus_current),
      pair.detectable_brier?.toFixed(4) ?? '?',
    ]),
  );
  return [
    `${all.games} finished games predicted by both arms, ${all.first_date} to ${all.last_date}`,
    ...table,
    `candidate minus current: Brier ${differenceText(brier.minus_current)}, log loss ${differenceText(logLoss.minus_current)} (negative is better)`,
    `power: a true Brier difference of ${all.detectable_brier?.toFixed(4) ?? '?'} would show in 8 cases of 10 with so many games`,
    verdictOf(all),
    '',
    ...versions,
  ];
}
