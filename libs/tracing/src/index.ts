export { startTracing } from './start-tracing';
export { beginTrace, inThisTrace, type OpenTrace, traced, type TracedWork, traceparent } from './traced';
