import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '@tuntas/testing';
import sharp from 'sharp';
import type { Api } from './support/api';
import { runStack, type RunningStack } from './support/running-stack';

const waybill = 'JN0012345678';
const steps = readFileSync(join(__dirname, '../../README.md'), 'utf8');

interface ClaimAnswer {
  id: string;
  number: string;
  stage: string;
  settlement: string;
  paidAmount: number | null;
  lines: { id: string }[];
  clocks: { name: string; state: string; pausedAt: string | null }[];
  allowedActions: { action: string }[];
}
interface Message {
  subject: string;
  to: string;
}

/** The ten steps of the README; each title here must stand there word for word. */
describe('one claim, end to end', () => {
  let tuntas: RunningStack;
  let courier: Api;
  let shipper: Api;
  let agent: Api;
  let finance: Api;
  let incidentId: string;
  let claimId: string;
  let payoutId: string;

  const claim = async (): Promise<ClaimAnswer> =>
    (await agent.get<ClaimAnswer>(`/api/claims/${claimId}`)).body;
  const photo = async (name: string): Promise<File> => {
    const image = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#a33' } })
      .jpeg()
      .toBuffer();
    return new File([new Uint8Array(image)], name, { type: 'image/jpeg' });
  };
  const mails = async (): Promise<Message[]> => {
    const response = await fetch(`${tuntas.stack.addresses.mail}/api/messages`);
    return ((await response.json()) as { items: Message[] }).items;
  };
  const step = (title: string, work: () => Promise<void>): void => {
    it(title, async () => {
      expect(steps).toContain(title);
      await work();
    });
  };

  beforeAll(async () => {
    tuntas = await runStack({ PAYOUT_LIMITS: JSON.stringify({ IDR: 100_000, USD: 100_000 }) });
    [courier, shipper, agent, finance] = await Promise.all([
      tuntas.as('courier'),
      tuntas.as('shipper'),
      tuntas.as('agent'),
      tuntas.as('finance'),
    ]);
    const shippedAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
    const { status, body } = await shipper.post('/api/shipments', {
      carrier: 'jne',
      waybill,
      service: 'REG',
      shippedAt,
      fee: { amount: 13_000, currency: 'IDR' },
      goodsValue: { amount: 1_900_000, currency: 'IDR' },
    });
    expect({ status, body }).toMatchObject({ status: 201 });
  });

  afterAll(() => tuntas?.stop());

  step('A courier reports a crushed parcel with photos', async () => {
    const form = new FormData();
    form.set('waybill', waybill);
    form.set('type', 'damage');
    form.set('description', 'Box crushed on one side, contents wet');
    form.set('occurredAt', new Date(Date.now() - 3_600_000).toISOString());
    form.append('photos', await photo('front.jpg'));
    form.append('photos', await photo('side.jpg'));
    const answer = await waitFor(async () => {
      const { status, body } = await courier.post<{ id: string }>('/api/incidents', form);
      return status === 404 ? null : { status, body };
    });
    expect(answer).toMatchObject({ status: 201 });
    incidentId = answer.body.id;
    await waitFor(async () => (await mails()).length > 0, { what: 'a message to the shipper' });
  });

  step('The shipper sees what the rule will pay and why, before filing', async () => {
    const { body } = await shipper.post('/api/estimates', { type: 'damage', waybill });
    expect(body).toMatchObject({ amount: { amount: 130_000, currency: 'IDR' }, clause: expect.any(String) });
  });

  step('The shipper files, once, however often the button is pressed', async () => {
    const filing = {
      waybill,
      type: 'damage',
      wish: 'compensation',
      incidentId,
      lines: [{ description: 'Ceramic vase', quantity: 1, claimedAmount: 500_000 }],
    };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => shipper.post<ClaimAnswer>('/api/claims', filing)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    claimId = answers[0]?.body.id ?? '';
  });

  step('The clocks start and the claim takes its place in the queue', async () => {
    const { clocks } = await claim();
    expect(clocks.map(({ name }) => name).sort()).toEqual([
      'acknowledge',
      'decision',
      'first_response',
      'update',
    ]);
    const queue = await agent.get<{ items: { id: string }[] }>('/api/queue');
    expect(queue.body.items.map(({ id }) => id)).toContain(claimId);
  });

  step('An agent takes the next case and asks for a missing photo; the clocks pause', async () => {
    const next = await agent.post<{ id: string }>('/api/queue/next');
    expect(next).toMatchObject({ status: 200, body: { id: claimId } });
    const asked = await agent.post(`/api/claims/${claimId}/evidence-request`, { items: ['photo_label'] });
    expect(asked).toMatchObject({ status: 200, body: { stage: 'needs_action' } });
    const running = (await claim()).clocks.filter(({ state }) => state === 'running');
    expect(running).toEqual([]);
  });

  step('The photo arrives and the clocks run again', async () => {
    const form = new FormData();
    form.set('kind', 'photo_label');
    form.append('files', await photo('label.jpg'));
    expect(await shipper.post(`/api/claims/${claimId}/evidence`, form)).toMatchObject({ status: 201 });
    const { stage, clocks } = await claim();
    expect(stage).toBe('in_review');
    expect(clocks.filter(({ state }) => state === 'running').map(({ name }) => name)).toContain('decision');
  });

  step('The agent decides line by line, with the rule beside it', async () => {
    const { lines } = await claim();
    const { etag } = await agent.get(`/api/claims/${claimId}`);
    const decided = await agent.post(
      `/api/claims/${claimId}/decision`,
      { outcome: 'approved_partial', lines: [{ lineId: lines[0]?.id, approvedAmount: 130_000 }] },
      { ifMatch: etag ?? '' },
    );
    expect(decided).toMatchObject({
      status: 200,
      body: { decision: 'approved_partial', approvedAmount: 130_000 },
    });
  });

  step('Above the limit a second person approves', async () => {
    const payout = await waitFor(
      async () => {
        const { body } = await finance.get<{ items: { id: string; approvalHash: string; state: string }[] }>(
          `/api/payouts?claimId=${claimId}`,
        );
        return body.items[0];
      },
      { what: 'the payout' },
    );
    payoutId = payout.id;
    expect(payout.state).toBe('awaiting_approval');
    expect(
      (await agent.post(`/api/payouts/${payoutId}/approve`, { approvalHash: payout.approvalHash })).status,
    ).toBe(403);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        finance.post(`/api/payouts/${payoutId}/approve`, { approvalHash: payout.approvalHash }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  step('The money leaves exactly once, the ledger balances and the claim is settled', async () => {
    await waitFor(async () => (await claim()).settlement === 'paid', { timeout: 20_000, what: 'settlement' });
    expect((await claim()).paidAmount).toBe(130_000);
    const { body } = await finance.get<{ items: { account: string; amount: number }[] }>(
      '/api/ledger/balance',
    );
    expect(JSON.stringify(body)).toContain('cash_clearing');
    const { rows } = await tuntas.database.query(
      `SELECT count(*)::int AS n FROM resolution.ledger_transactions WHERE kind = 'payout_paid'`,
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  step('Everybody was told, and a day later one question asks how it went', async () => {
    await waitFor(async () => (await mails()).length >= 4, { timeout: 20_000, what: 'messages' });
    const armed = await waitFor(
      async () => {
        const { rows } = await tuntas.database.query<{ hours: number }>(
          `SELECT extract(epoch FROM due_at - now()) / 3600 AS hours FROM notifications.timers
           WHERE name = 'survey.send' AND state = 'pending'`,
        );
        return rows[0];
      },
      { what: 'the survey timer' },
    );
    expect(Number(armed.hours)).toBeGreaterThan(23);
    const before = (await mails()).length;
    await tuntas.database.query(`UPDATE notifications.timers SET due_at = now() WHERE name = 'survey.send'`);
    await waitFor(async () => (await mails()).length > before, { timeout: 20_000, what: 'the survey' });
    await tuntas.stack.run('apps/cli/src/verify.js');
  });
});
