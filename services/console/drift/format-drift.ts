import { furthestFirst, worstMetric } from '../../../shared/domain/drift/judge-drift.ts';
import { formatTable } from '../print-run.ts';
import type { DriftMeasurement } from './measure-drift.ts';

const number = (value: number | null): string => (value === null ? '-' : value.toFixed(4));

/** Inputs that are shown of a system; `--json` has all of them. */
const inputsShownMax = 10;

/** A measurement for people: what moved most in words, then predictions, then the inputs that moved most by their limits. */
export function formatDrift({
  modelSystem,
  modelVersion,
  metricDate,
  window,
  metrics,
}: DriftMeasurement): string[] {
  const alerts = metrics.filter(({ status }) => status === 'alert').length;
  const scores = metrics.filter(({ metricType }) => metricType !== 'psi');
  const inputs = metrics.filter(({ metricType }) => metricType === 'psi');
  const worst = worstMetric(inputs);
  const unjudged = inputs.find(({ status }) => status === 'no_reference');
  const hidden = inputs.length - inputsShownMax;
  return [
    `${modelSystem} ${modelVersion}, ${window} to ${metricDate}: ${alerts} alert${alerts === 1 ? '' : 's'} in ${metrics.length} metrics`,
    ...(worst === null ? [] : [`  moved most: ${worst.subject}: ${worst.detail}`]),
    ...(unjudged === undefined ? [] : [`  inputs are not judged: ${unjudged.detail}`]),
    ...formatTable(
      ['metric', 'of', 'rows', 'value', 'reference', 'limit', 'status'],
      [...scores, ...furthestFirst(inputs).slice(0, inputsShownMax)].map((metric) => [
        metric.metricType,
        metric.subject,
        metric.sampleSize,
        number(metric.value),
        number(metric.reference),
        number(metric.threshold),
        metric.status.replaceAll('_', ' '),
      ]),
    ).map((line) => `  ${line}`),
    ...(hidden > 0 ? [`  and ${hidden} more inputs: --json`] : []),
  ];
}
