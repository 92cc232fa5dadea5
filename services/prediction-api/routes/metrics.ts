import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Gauge } from 'prom-client';
import { z } from 'zod';
import { easternDateOf } from '../../../shared/domain/calendar.ts';
import { ELO_VERSION } from '../../../shared/models/game-outcome/predict-game.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { readNewestMetrics, type StoredMetric } from '../../../shared/runtime/models/read-metrics.ts';
import { errorAnswer } from '../schemas/error.ts';
import type { ServingState } from '../serving-state.ts';

const metricLabels = ['model_system', 'model_version', 'run_id', 'metric_type', 'subject', 'window'] as const;

const labelsOf = (metric: StoredMetric): Record<(typeof metricLabels)[number], string> => ({
  model_system: metric.model_system,
  model_version: metric.model_version,
  run_id: metric.run_id,
  metric_type: metric.metric_type,
  subject: metric.subject,
  window: metric.metric_window,
});

/** GET /metrics: the newest measured drift as Prometheus gauges. Nothing is computed on request. */
export const metricsRoutes: FastifyPluginAsyncZod<{ state: ServingState; warehouse: Warehouse }> = async (
  app,
  { state, warehouse },
) => {
  app.get(
    '/metrics',
    {
      schema: {
        summary: 'Metrics for Prometheus',
        description: 'The newest measurement of operational.model_metrics in the text format of Prometheus.',
        tags: ['operation'],
        response: { 200: { content: { 'text/plain': { schema: z.string() } } }, 503: errorAnswer },
      },
    },
    async (_request, reply) => {
      const metrics = await readNewestMetrics(warehouse, easternDateOf(new Date()));
      // Imported when somebody scrapes: predicting starts without it.
      const { Gauge, Registry } = await import('prom-client');
      const registry = new Registry();
      const gauge = <Label extends string>(
        name: string,
        help: string,
        labelNames: readonly Label[],
      ): Gauge<Label> => new Gauge({ name: `hankstank_${name}`, help, labelNames, registers: [registry] });
      const value = gauge('model_metric', 'Drift of a model: the measured value.', metricLabels);
      const limit = gauge('model_metric_threshold', 'Above it the metric is an alert.', metricLabels);
      const alert = gauge('model_metric_alert', '1 while the metric is above its threshold.', metricLabels);
      const sample = gauge('model_metric_sample_size', 'Rows or games in the window.', metricLabels);
      for (const metric of metrics) {
        const labels = labelsOf(metric);
        if (metric.value !== null) value.set(labels, metric.value);
        if (metric.threshold !== null) limit.set(labels, metric.threshold);
        alert.set(labels, metric.status === 'alert' ? 1 : 0);
        sample.set(labels, metric.sample_size);
      }
      gauge('model_info', 'What answers now.', ['model_version']).set(
        { model_version: state.model('no_market').model?.version ?? ELO_VERSION },
        1,
      );
      return reply.type(registry.contentType).send(await registry.metrics());
    },
  );
};
