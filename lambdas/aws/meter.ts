import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { summarize } from '../../core/observability/availability-window';
import { dimensions, metricNamespace, metrics } from '../../core/observability/metrics';
import type { Meter } from '../ports';

/** Writes a window of ticks as embedded metrics: no call to CloudWatch, so nothing to wait for. */
export function powertoolsMeter(observer: string): Meter {
  return (ticks) => {
    for (const { target, availability, latenciesMs } of summarize(ticks)) {
      const pair = new Metrics({ namespace: metricNamespace });
      pair.addDimensions({ [dimensions.observer]: observer, [dimensions.target]: target });
      pair.addMetric(metrics.regionAvailability, MetricUnit.NoUnit, availability);
      for (const latencyMs of latenciesMs) {
        pair.addMetric(metrics.probeLatency, MetricUnit.Milliseconds, latencyMs);
      }
      pair.publishStoredMetrics();
    }
    const own = new Metrics({ namespace: metricNamespace });
    own.addDimension(dimensions.observer, observer);
    own.addMetric(metrics.ticksCompleted, MetricUnit.Count, ticks.length);
    own.publishStoredMetrics();
  };
}
