import { formatTable } from '../print-run.ts';
import type { DriftMeasurement } from './measure-drift.ts';

const number = (value: number | null): string => (value === null ? '-' : value.toFixed(4));

/** A measurement for people: predictions first, then the inputs that moved most. */
export function formatDrift({ modelVersion, metricDate, window, metrics }: DriftMeasurement): string[] {
  const alerts = metrics.filter(({ status }) => status === 'alert').length;
  const scores = metrics.filter(({ metricType }) => metricType !== 'psi');
  const inputs = metrics
    .filter(({ metricType }) => metricType === 'psi')
    .sort((left, right) => (right.value ?? 0) - (left.value ?? 0));
  return [
    `${modelVersion}, ${window} to ${metricDate}: ${alerts} alert${alerts === 1 ? '' : 's'} in ${metrics.length} metrics`,
    ...formatTable(
      ['metric', 'of', 'rows', 'value', 'reference', 'limit', 'status'],
      [...scores, ...inputs].map((metric) => [
        metric.metricType,
        metric.subject,
        metric.sampleSize,
        number(metric.value),
        number(metric.reference),
        number(metric.threshold),
        metric.status.replaceAll('_', ' '),
      ]),
    ),
  ];
}
