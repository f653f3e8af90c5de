import { Counter, Gauge, Histogram } from 'prom-client';

/** Prometheus metrics of timers, in prom-client's default registry. */
export const metrics = {
  lateness: new Histogram({
    name: 'tuntas_timers_lateness_seconds',
    help: 'From the due time to the firing transaction, by the clock of the database',
    labelNames: ['service'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.5, 1, 2.5, 5, 30, 300, 3600],
  }),
  fired: new Counter({
    name: 'tuntas_timers_fired_total',
    help: 'Timers fired, by what noticed them',
    labelNames: ['service', 'name', 'by'],
  }),
  failures: new Counter({
    name: 'tuntas_timers_failures_total',
    help: 'Firings rolled back because the handler threw; they are tried again',
    labelNames: ['service', 'name'],
  }),
  pending: new Gauge({ name: 'tuntas_timers_pending', help: 'Armed timers', labelNames: ['service'] }),
  overdue: new Gauge({
    name: 'tuntas_timers_overdue',
    help: 'Armed timers past due',
    labelNames: ['service'],
  }),
  unhandled: new Gauge({
    name: 'tuntas_timers_unhandled',
    help: 'Overdue timers whose name has no handler in this service',
    labelNames: ['service', 'name'],
  }),
};
