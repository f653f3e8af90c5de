import {
  type Attributes,
  context,
  type Context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

const tracer = trace.getTracer('tuntas');
const kinds = { server: SpanKind.SERVER, consumer: SpanKind.CONSUMER, internal: SpanKind.INTERNAL } as const;

/** A piece of work as a trace shows it; names and attributes are ids and words of the trade, never personal data. */
export interface TracedWork {
  readonly name: string;
  readonly kind: keyof typeof kinds;
  /** W3C trace context of what caused it: a header of a request or an event, a timer's note. Without one a trace begins. */
  readonly parent?: string | null | undefined;
  readonly attributes?: Attributes;
}

/** Runs `work` as a span; what it throws is noted and thrown on. Costs next to nothing while tracing is off. */
export function traced<T>(
  { name, kind, parent, attributes = {} }: TracedWork,
  work: () => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, { kind: kinds[kind], attributes }, parentOf(parent), async (span) => {
    try {
      return await work();
    } catch (error) {
      span.recordException(error instanceof Error ? error : String(error));
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Work that goes on in callbacks, such as a request: `run` each of them in the span, and say when it ended. */
export interface OpenTrace {
  run(work: () => void): void;
  end(failed: boolean): void;
}

/** Begins a span that others end. */
export function beginTrace({ name, kind, parent, attributes = {} }: TracedWork): OpenTrace {
  const span = tracer.startSpan(name, { kind: kinds[kind], attributes }, parentOf(parent));
  const active = trace.setSpan(parentOf(parent), span);
  return {
    run: (work) => context.with(active, work),
    end: (failed) => {
      if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

/** The same function, run in the span that is active now whenever it is called. */
export const inThisTrace = <Work extends (...given: never[]) => unknown>(work: Work): Work =>
  context.bind(context.active(), work);

/** The context to hand on to what comes of the work under way; null while tracing is off or outside of any. */
export function traceparent(): string | null {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'] ?? null;
}

const parentOf = (parent: TracedWork['parent']): Context =>
  parent ? propagation.extract(ROOT_CONTEXT, { traceparent: parent }) : context.active();
