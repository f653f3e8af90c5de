import { waitFor } from '@tuntas/testing';
import { collector, type Span } from './support/collector';
import { runStack, type RunningStack } from './support/running-stack';

/** What happened to one claim is one trace: request, event, other services, timers. */
describe('one claim as one trace', () => {
  let traces: Awaited<ReturnType<typeof collector>>;
  let tuntas: RunningStack;

  beforeAll(async () => {
    traces = await collector();
    tuntas = await runStack({ OTEL_EXPORTER_OTLP_ENDPOINT: traces.url });
  });
  afterAll(async () => {
    await tuntas?.stop();
    await traces?.close();
  });

  it('goes from the request through the outbox and Kafka to the timer of a message', async () => {
    const shipper = await tuntas.as('shipper');
    const { body } = await shipper.post<{ id: string }>('/api/shipments', {
      carrier: 'jne',
      waybill: 'JN0012345678',
      service: 'REG',
      shippedAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
      fee: { amount: 13_000, currency: 'IDR' },
      goodsValue: { amount: 1_900_000, currency: 'IDR' },
    });
    const claim = {
      shipmentId: body.id,
      type: 'damage',
      lines: [{ description: 'Vase', claimedAmount: 130_000 }],
    };
    await waitFor(async () => (await shipper.post('/api/claims', claim)).status === 201, {
      what: 'the claim',
    });
    const trace = await waitFor(() => Promise.resolve(wholeTrace(traces.spans)), {
      timeout: 30_000,
      what: 'the whole trace',
    });
    const names = new Map(trace.map((span) => [span.name, span]));
    const parentOf = (name: string) =>
      trace.find(({ spanId }) => spanId === names.get(name)?.parentSpanId)?.name;
    expect(parentOf('POST /claims')).toMatch(/^POST /);
    expect(parentOf('claim.submitted')).toBe('POST /claims');
    expect(parentOf('message.send')).toBe('claim.submitted');
    expect(new Set(trace.map(({ service }) => service))).toEqual(
      new Set(['tuntas-gateway', 'tuntas-claims', 'tuntas-notifications']),
    );
  });
});

/** The spans of the trace in which the claim was filed, once its message was sent. */
function wholeTrace(spans: readonly Span[]): Span[] | null {
  for (const { traceId } of spans.filter(({ name }) => name === 'message.send')) {
    const trace = spans.filter((span) => span.traceId === traceId);
    if (trace.some(({ name }) => name === 'POST /claims')) return trace;
  }
  return null;
}
