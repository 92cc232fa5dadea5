import { HanksTankError } from '../errors.ts';
import { type Numbers, visitPairs } from './paired-values.ts';

/** The probability below which (and above one minus which) a forecast is cut before its logarithm is taken. */
export const LOG_LOSS_CLIP = 1e-15;

function visitForecasts(
  statistic: string,
  probabilities: Numbers,
  outcomes: Numbers,
  visit: (probability: number, outcome: number, index: number) => void,
): void {
  visitPairs(statistic, probabilities, outcomes, (probability, outcome, index) => {
    if (probability < 0 || probability > 1 || (outcome !== 0 && outcome !== 1)) {
      throw new HanksTankError(
        'FEATURES_INVALID',
        `${statistic}: row ${index} needs a probability within 0..1 and an outcome of 0 or 1, got ${probability} and ${outcome}.`,
      );
    }
    visit(probability, outcome, index);
  });
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Squared error per forecast, for paired comparisons. Outcomes are 0 or 1. */
export function brierLosses(probabilities: Numbers, outcomes: Numbers): Float64Array {
  const losses = new Float64Array(probabilities.length);
  visitForecasts('Brier score', probabilities, outcomes, (probability, outcome, index) => {
    losses[index] = (probability - outcome) ** 2;
  });
  return losses;
}

/** Negative log likelihood per forecast in nats, clipped at `LOG_LOSS_CLIP`. */
export function logLosses(probabilities: Numbers, outcomes: Numbers): Float64Array {
  const losses = new Float64Array(probabilities.length);
  visitForecasts('log loss', probabilities, outcomes, (probability, outcome, index) => {
    losses[index] = -Math.log(Math.max(outcome === 1 ? probability : 1 - probability, LOG_LOSS_CLIP));
  });
  return losses;
}

/** Mean squared error of probabilities, 0 (perfect) to 1; a coin scores .25. */
export function brierScore(probabilities: Numbers, outcomes: Numbers): number {
  return mean(brierLosses(probabilities, outcomes));
}

/** Mean negative log likelihood in nats; a coin scores ln 2. */
export function logLoss(probabilities: Numbers, outcomes: Numbers): number {
  return mean(logLosses(probabilities, outcomes));
}

/** The share of forecasts on the right side of one half; exactly one half counts as half right. */
export function accuracy(probabilities: Numbers, outcomes: Numbers): number {
  let right = 0;
  visitForecasts('accuracy', probabilities, outcomes, (probability, outcome) => {
    right += probability === 0.5 ? 0.5 : Number(probability > 0.5 === (outcome === 1));
  });
  return right / probabilities.length;
}

/** Area under the ROC curve: P(a win was rated above a loss), ties count half. Null when all outcomes are equal. */
export function areaUnderCurve(probabilities: Numbers, outcomes: Numbers): number | null {
  const rows: { probability: number; outcome: number }[] = [];
  visitForecasts('AUC', probabilities, outcomes, (probability, outcome) => {
    rows.push({ probability, outcome });
  });
  rows.sort((left, right) => left.probability - right.probability);
  let wins = 0;
  let lossesBelow = 0;
  let area = 0;
  for (let start = 0; start < rows.length; ) {
    const value = rows[start]?.probability;
    let tiedWins = 0;
    let tiedLosses = 0;
    let end = start;
    for (let row = rows[end]; row !== undefined && row.probability === value; row = rows[end]) {
      if (row.outcome === 1) tiedWins += 1;
      else tiedLosses += 1;
      end += 1;
    }
    area += tiedWins * (lossesBelow + tiedLosses / 2);
    wins += tiedWins;
    lossesBelow += tiedLosses;
    start = end;
  }
  return wins === 0 || lossesBelow === 0 ? null : area / (wins * lossesBelow);
}

/** One bin of a reliability diagram: forecasts within [lower, upper) (the last bin includes 1). */
export interface CalibrationBin {
  lower: number;
  upper: number;
  count: number;
  meanProbability: number;
  observedRate: number;
}

/** The ten bins of equal width that hold at least one forecast. */
export function calibrationBins(probabilities: Numbers, outcomes: Numbers): CalibrationBin[] {
  const binCount = 10;
  const bins = Array.from({ length: binCount }, () => ({ count: 0, probabilitySum: 0, outcomeSum: 0 }));
  visitForecasts('calibration', probabilities, outcomes, (probability, outcome) => {
    const bin = bins[Math.min(Math.floor(probability * binCount), binCount - 1)];
    if (bin === undefined) return;
    bin.count += 1;
    bin.probabilitySum += probability;
    bin.outcomeSum += outcome;
  });
  return bins.flatMap((bin, index) =>
    bin.count === 0
      ? []
      : [
          {
            lower: index / binCount,
            upper: (index + 1) / binCount,
            count: bin.count,
            meanProbability: bin.probabilitySum / bin.count,
            observedRate: bin.outcomeSum / bin.count,
          },
        ],
  );
}

/** Expected calibration error: the mean gap between forecast and frequency over ten bins, weighted by count. */
export function expectedCalibrationError(probabilities: Numbers, outcomes: Numbers): number {
  const gaps = calibrationBins(probabilities, outcomes).map(
    (bin) => bin.count * Math.abs(bin.meanProbability - bin.observedRate),
  );
  return gaps.reduce((sum, gap) => sum + gap, 0) / probabilities.length;
}
