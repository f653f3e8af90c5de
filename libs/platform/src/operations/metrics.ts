import { collectDefaultMetrics, Histogram, register } from 'prom-client';

const NAME = 'http_request_duration_seconds';

/** Starts the process's default metrics; several modules of one process (tests) share them. */
export function startMetrics(service: string): void {
  register.setDefaultLabels({ service });
  if (!register.getSingleMetric('process_cpu_user_seconds_total')) collectDefaultMetrics();
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
