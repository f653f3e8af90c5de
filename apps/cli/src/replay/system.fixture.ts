import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Claim {
  id: string;
  externalReference: string;
  stage: string;
  decision: string;
  settlement: string;
  version: number;
  lines: { id: string }[];
  approved: number;
}

interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

const problem = (status: number, code: string): Answer => ({
  status,
  body: { code, detail: code, errors: [] },
});

/** The public API in memory, as much of it as a replay uses, with a second person above USD 1,000. */
export async function systemFixture() {
  const shipments = new Map<string, { id: string; body: string }>();
  const claims = new Map<string, Claim>();
  const payouts = new Map<string, { id: string; claimId: string; amount: number; state: string }>();
  const trouble = { every: 0, calls: 0, payeeMissing: false, embezzle: 0 };
  const lag = new Map<string, number>();

  const payoutView = ({ id, claimId, state }: { id: string; claimId: string; state: string }) => ({
    id,
    claimId,
    state,
    blocker: trouble.payeeMissing ? 'payee_missing' : null,
    reasonCode: null,
    approvalHash: state === 'awaiting_approval' ? 'a'.repeat(64) : null,
  });

  const pay = (claimId: string): void => {
    const claim = [...claims.values()].find(({ id }) => id === claimId);
    const payout = payouts.get(claimId);
    if (!claim || !payout || trouble.payeeMissing) return;
    Object.assign(payout, { state: 'paid' });
    Object.assign(claim, { settlement: 'paid', stage: 'settled' });
  };

  type Work<Body> = (match: RegExpExecArray, body: Body, query: URLSearchParams) => Answer;
  const routes: [string, RegExp, Work<unknown>][] = [];
  /** The replay's own requests come in here, so their bodies are taken at their word. */
  const route = <Body = unknown>(method: string, path: RegExp, work: Work<Body>) =>
    routes.push([method, path, (match, body, query) => work(match, body as Body, query)]);
  const list = (items: unknown[]): Answer => ({ status: 200, body: { items, nextCursor: null } });

  route('POST', /^\/shipments\/batch$/, (_, body: { shipments: { waybill: string }[] }) => ({
    status: 200,
    body: {
      results: body.shipments.map((shipment, index) => {
        const known = shipments.get(shipment.waybill);
        const shipmentId = known?.id ?? randomUUID();
        shipments.set(shipment.waybill, { id: shipmentId, body: JSON.stringify(shipment) });
        return { row: index + 1, result: known ? 'known' : 'registered', shipmentId };
      }),
    },
  }));
  route(
    'POST',
    /^\/claims$/,
    (_, body: { shipmentId: string; externalReference: string; lines: unknown[] }) => {
      // The claims service hears of a shipment a moment later.
      const looks = (lag.get(body.shipmentId) ?? 0) + 1;
      lag.set(body.shipmentId, looks);
      if (looks === 1) return problem(404, 'shipment.unknown');
      const claim = claims.get(body.externalReference) ?? {
        id: randomUUID(),
        externalReference: body.externalReference,
        stage: 'submitted',
        decision: 'pending',
        settlement: 'none',
        version: 1,
        lines: body.lines.map(() => ({ id: randomUUID() })),
        approved: 0,
      };
      claims.set(body.externalReference, claim);
      return { status: 201, body: claim };
    },
  );
  route('GET', /^\/claims$/, (_match, _body, query) =>
    list(query.getAll('externalReference').flatMap((reference) => claims.get(reference) ?? [])),
  );
  route('GET', /^\/claims\/(.+)$/, ([, id]) => {
    const claim = [...claims.values()].find((each) => each.id === id);
    return claim ? { status: 200, body: claim } : problem(404, 'claim.unknown');
  });
  route(
    'POST',
    /^\/claims\/(.+)\/decision$/,
    ([, id = ''], body: { outcome: string; lines?: { approvedAmount: number }[] }) => {
      const claim = [...claims.values()].find((each) => each.id === id);
      if (!claim || claim.decision !== 'pending') return problem(409, 'claim.illegal_transition');
      const approved = (body.lines ?? []).reduce((sum, line) => sum + line.approvedAmount, 0);
      Object.assign(claim, { decision: body.outcome, stage: 'decided', version: 2, approved });
      if (body.outcome === 'rejected') return { status: 200, body: claim };
      const above = approved > 100_000;
      payouts.set(id, {
        id: randomUUID(),
        claimId: id,
        amount: approved,
        state: above ? 'awaiting_approval' : 'scheduled',
      });
      if (!above) setTimeout(() => pay(id), 50);
      return { status: 200, body: claim };
    },
  );
  route('GET', /^\/payouts$/, (_match, _body, query) =>
    list(
      query
        .getAll('claimId')
        .flatMap((id) => payouts.get(id) ?? [])
        .map(payoutView),
    ),
  );
  route('POST', /^\/payouts\/(.+)\/approve$/, ([, id], body: { approvalHash: string }) => {
    const payout = [...payouts.values()].find((each) => each.id === id);
    if (payout?.state !== 'awaiting_approval' || !body.approvalHash)
      return problem(409, 'payout.illegal_transition');
    pay(payout.claimId);
    return { status: 200, body: payoutView(payout) };
  });
  route('GET', /^\/ledger\/transactions$/, (_match, _body, query) =>
    list(
      [...payouts.values()]
        .filter(({ id, state }) => state === 'paid' && query.getAll('payoutId').includes(id))
        .map(({ id, amount }) => ({
          payoutId: id,
          kind: 'payout_paid',
          entries: [
            { account: 'claims_payable', amount: { amount, currency: 'USD' } },
            { account: 'cash_clearing', amount: { amount: trouble.embezzle - amount, currency: 'USD' } },
          ],
        })),
    ),
  );

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const url = new URL(request.url ?? '', 'http://system');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body: unknown = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined;
    if (request.headers.authorization === 'Bearer wrong') return problem(401, 'auth.bad_key');
    trouble.calls += 1;
    if (trouble.every > 0 && trouble.calls % trouble.every === 0) {
      if (trouble.calls % 2 === 0) request.socket.destroy();
      return { ...problem(503, 'unavailable'), headers: { 'retry-after': '0' } };
    }
    for (const [method, path, work] of routes) {
      const match = path.exec(url.pathname.replace(/^\/api/, ''));
      if (match && request.method === method) return work(match, body, url.searchParams);
    }
    return problem(404, 'route.unknown');
  };

  const server = createServer((request, response) => {
    void answer(request).then(({ status, body, headers }) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body ?? null)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    claims,
    payouts,
    trouble,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
