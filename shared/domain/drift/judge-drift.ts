import type { InputReference } from '../../../schemas/models.ts';
import { columnOf, type InputRows, knownMean } from './input-reference.ts';
import { binCounts, populationStability } from './population-stability.ts';

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
  /** What the input is and how it moved, or why nothing is judged, in words; null where the numbers say it all. */
  detail: string | null;
}

/** Name of what is measured where a model has no reference of its inputs. */
export const ALL_INPUTS = 'inputs';

/** `5.61`, `-0.031`, `1523`: three digits or so. */
const short = (value: number): string => (value === 0 ? '0' : String(Number(value.toPrecision(3))));

const averageText = (mean: number | null): string => (mean === null ? 'never known' : short(mean));

/** `28.4 on average, 22.1 in training; not known of 12% of the rows, 1% in training`. */
function movementText(
  recent: { mean: number | null; unknownShare: number },
  training: { mean: number | null; unknownShare: number },
): string {
  const percent = (share: number): string => `${Math.round(100 * share)}%`;
  const averages = `${averageText(recent.mean)} on average, ${averageText(training.mean)} in training`;
  return recent.unknownShare === 0 && training.unknownShare === 0
    ? averages
    : `${averages}; not known of ${percent(recent.unknownShare)} of the rows, ${percent(training.unknownShare)} in training`;
}

/** The last bin holds what is not known. */
const unknownShareOf = (counts: readonly number[]): number =>
  (counts.at(-1) ?? 0) /
  Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  );

/**
 * How far each input of the recent rows is from the rows that the model learned from. The limit is the configured one, or the furthest
 * that a month of the training was from all of it, where that is more: an input that follows the season is no alert every spring. Inputs of
 * a model without a reference are not judged, and one row says so.
 */
export function judgeInputs(
  reference: InputReference | null,
  recent: InputRows,
  meaningOf: (feature: string) => string,
  { rowsMin, psiMax }: DriftLimits,
): JudgedMetric[] {
  const sampleSize = recent.vectors.length;
  const metric = { metricType: 'psi', sampleSize, reference: null } as const;
  if (reference === null)
    return [
      {
        ...metric,
        subject: ALL_INPUTS,
        value: null,
        threshold: null,
        status: 'no_reference',
        detail:
          'the model was trained before the distributions of its inputs were kept; its next training keeps them',
      },
    ];
  return reference.inputs.map(({ feature: subject, edges, counts, mean, usual_stability_index: usual }) => {
    const threshold = Math.max(psiMax, usual);
    const meaning = meaningOf(subject);
    const values = columnOf(recent, recent.names.indexOf(subject));
    if (Math.min(reference.rows, values.length) < rowsMin)
      return { ...metric, subject, value: null, threshold, status: 'too_few', detail: meaning };
    const now = binCounts(values, edges);
    const value = populationStability(counts, now);
    const movement = movementText(
      { mean: knownMean(values), unknownShare: unknownShareOf(now) },
      { mean, unknownShare: unknownShareOf(counts) },
    );
    const status = value > threshold ? 'alert' : 'ok';
    return { ...metric, subject, value, threshold, status, detail: `${meaning}: ${movement}` };
  });
}

type Measured = Pick<JudgedMetric, 'value' | 'threshold'>;

const isJudged = ({ value, threshold }: Measured): boolean => value !== null && threshold !== null;

const byLimit = ({ value, threshold }: Measured): number => (value ?? 0) / (threshold ?? 1);

/** Metrics, those first that are highest by their limits; what is not judged last. */
export const furthestFirst = <Metric extends Measured>(metrics: readonly Metric[]): Metric[] => [
  ...metrics.filter(isJudged).sort((left, right) => byLimit(right) - byLimit(left)),
  ...metrics.filter((metric) => !isJudged(metric)),
];

/** The metric that is highest by its limit; null when none is judged. */
export const worstMetric = <Metric extends Measured>(metrics: readonly Metric[]): Metric | null =>
  furthestFirst(metrics).find(isJudged) ?? null;

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
    const metric = { metricType, subject, sampleSize: recent.length, detail: null };
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
