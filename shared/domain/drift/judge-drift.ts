import { populationStability } from './population-stability.ts';

/** When a metric is an alert. */
export interface DriftLimits {
  /** Fewer rows or games in the window, or to compare with: no judgement. */
  rowsMin: number;
  psiMax: number;
  /** A score may be worse than its reference by so many standard errors. */
  standardErrors: number;
}

/** A metric with what it is judged by. */
export interface JudgedMetric {
  metricType: 'psi' | 'brier' | 'mae' | 'rmse';
  subject: string;
  sampleSize: number;
  value: number | null;
  reference: number | null;
  threshold: number | null;
  status: 'ok' | 'alert' | 'too_few' | 'no_reference';
}

/** Values of one input, row by row; null: not known. */
export type FeatureValues = Readonly<Record<string, readonly (number | null)[]>>;

/** How far each input of the recent rows is from the rows that the model learned from. */
export function judgeFeatures(
  names: readonly string[],
  training: FeatureValues,
  recent: FeatureValues,
  { rowsMin, psiMax }: DriftLimits,
): JudgedMetric[] {
  return names.map((subject): JudgedMetric => {
    const [before, now] = [training[subject] ?? [], recent[subject] ?? []];
    const metric = { metricType: 'psi', subject, sampleSize: now.length, reference: null } as const;
    if (Math.min(before.length, now.length) < rowsMin)
      return { ...metric, value: null, threshold: psiMax, status: 'too_few' };
    const value = populationStability(before, now);
    return { ...metric, value, threshold: psiMax, status: value > psiMax ? 'alert' : 'ok' };
  });
}

/** A forecast beside what happened. */
export interface ForecastError {
  /** Squared error of the probability of a home win. */
  brierLoss: number;
  /** Expected total runs minus runs. */
  runsError: number;
}

interface Score {
  metricType: 'brier' | 'mae' | 'rmse';
  subject: string;
  mean: number;
  standardError: number;
}

function meanAndError(values: readonly number[]): { mean: number; standardError: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / Math.max(values.length - 1, 1) / values.length) };
}

function scoresOf(errors: readonly ForecastError[]): Score[] {
  const squared = meanAndError(errors.map(({ runsError }) => runsError ** 2));
  const rmse = Math.sqrt(squared.mean);
  return [
    { metricType: 'brier', subject: 'home_win', ...meanAndError(errors.map(({ brierLoss }) => brierLoss)) },
    {
      metricType: 'mae',
      subject: 'total_runs',
      ...meanAndError(errors.map(({ runsError }) => Math.abs(runsError))),
    },
    {
      metricType: 'rmse',
      subject: 'total_runs',
      mean: rmse,
      // The root of a mean: its error is that of the mean over twice the root.
      standardError: rmse === 0 ? 0 : squared.standardError / (2 * rmse),
    },
  ];
}

/** Scores of the held-out games of the card, where there are no earlier seasons. */
export type CardScores = Partial<Record<JudgedMetric['metricType'], number | null>>;

/**
 * Whether the predictions of the window are worse than those of the same days of earlier seasons (or, without them, than the held-out
 * games of the card) by more standard errors than chance gives.
 */
export function judgeForecasts(
  recent: readonly ForecastError[],
  earlier: readonly ForecastError[],
  card: CardScores,
  { rowsMin, standardErrors }: DriftLimits,
): JudgedMetric[] {
  const hasEarlier = earlier.length >= rowsMin;
  const references = hasEarlier ? scoresOf(earlier) : [];
  return scoresOf(recent).map(({ metricType, subject, mean, standardError }, index): JudgedMetric => {
    const metric = { metricType, subject, sampleSize: recent.length };
    if (recent.length < rowsMin)
      return { ...metric, value: null, reference: null, threshold: null, status: 'too_few' };
    const reference = references[index]?.mean ?? card[metricType] ?? null;
    if (reference === null)
      return { ...metric, value: mean, reference, threshold: null, status: 'no_reference' };
    const error = Math.hypot(standardError, references[index]?.standardError ?? 0);
    const threshold = reference + standardErrors * error;
    return { ...metric, value: mean, reference, threshold, status: mean > threshold ? 'alert' : 'ok' };
  });
}
