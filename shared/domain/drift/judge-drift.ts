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

/** What forecasts of one kind lost, one value a game or start. */
export interface LossSeries {
  metricType: 'brier' | 'mae' | 'rmse';
  /** What is forecast. */
  subject: string;
  /** Squared errors of a probability (brier) or of a count (rmse), absolute errors (mae). */
  losses: readonly number[];
}

/** A score of the held-out games of a card. */
export interface CardScore extends Pick<LossSeries, 'metricType' | 'subject'> {
  value: number;
}

interface Score {
  mean: number;
  standardError: number;
}

function scoreOf({ metricType, losses }: LossSeries): Score {
  const mean = losses.reduce((sum, value) => sum + value, 0) / losses.length;
  const squares = losses.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / Math.max(losses.length - 1, 1) / losses.length);
  if (metricType !== 'rmse') return { mean, standardError };
  const root = Math.sqrt(mean);
  // The root of a mean: its error is that of the mean over twice the root.
  return { mean: root, standardError: root === 0 ? 0 : standardError / (2 * root) };
}

/**
 * Whether the forecasts of the window are worse than those of the same days of earlier seasons (or, without them, than the held-out
 * games of the card) by more standard errors than chance gives; one metric a series.
 */
export function judgeForecasts(
  recent: readonly LossSeries[],
  earlier: readonly LossSeries[],
  card: readonly CardScore[],
  { rowsMin, standardErrors }: DriftLimits,
): JudgedMetric[] {
  return recent.map((series): JudgedMetric => {
    const { metricType, subject, losses } = series;
    const metric = { metricType, subject, sampleSize: losses.length, detail: null };
    if (losses.length < rowsMin)
      return { ...metric, value: null, reference: null, threshold: null, status: 'too_few' };
    const isSame = (other: Pick<LossSeries, 'metricType' | 'subject'>): boolean =>
      other.metricType === metricType && other.subject === subject;
    const before = earlier.find((other) => isSame(other) && other.losses.length >= rowsMin);
    const { mean: value, standardError } = scoreOf(series);
    const then = before === undefined ? null : scoreOf(before);
    const reference = then?.mean ?? card.find(isSame)?.value ?? null;
    if (reference === null) return { ...metric, value, reference, threshold: null, status: 'no_reference' };
    const threshold = reference + standardErrors * Math.hypot(standardError, then?.standardError ?? 0);
    return { ...metric, value, reference, threshold, status: value > threshold ? 'alert' : 'ok' };
  });
}
