import { collectDefaultMetrics, Histogram, register } from 'prom-client';

/** How often the delay of the event loop is sampled, in ms; by default it is every 10 ms, which is most of what an idle process does. */
const LOOP_SAMPLED_EVERY = 200;

const NAME = 'http_request_duration_seconds';

/** Starts the process's default metrics; several modules of one process (tests) share them. */
export function startMetrics(service: string): void {
  register.setDefaultLabels({ service });
  if (register.getSingleMetric('process_cpu_user_seconds_total')) return;
  collectDefaultMetrics({ eventLoopMonitoringPrecision: LOOP_SAMPLED_EVERY });
}

/** Rate, errors and duration per route template; never per URL, which would hold ids. */
export function httpDurations(): Histogram<'method' | 'route' | 'status'> {
  const existing = register.getSingleMetric(NAME);
  if (existing instanceof Histogram) return existing;
  return new Histogram({
    name: NAME,
    help: 'How long requests took, by method, route template and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });
}
