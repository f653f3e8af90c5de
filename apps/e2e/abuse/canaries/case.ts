import { waitFor } from '@tuntas/testing';
import { createTransport } from 'nodemailer';
import type { Api } from '../../support/api';
import type { RunningStack } from '../../support/running-stack';
import type { Aviary } from './canary';
import { mailTo, type Parcel, photo } from './parcel';
import type { Shopkeeper } from './person';

interface Claim {
  readonly id: string;
  readonly lines: readonly { readonly id: string }[];
}

/** A claim from filing to the answer to the one question, with letters both ways. */
export async function caseOf(
  tuntas: RunningStack,
  shop: Shopkeeper,
  { waybill }: Parcel,
  { aviary, mailPort }: { aviary: Aviary; mailPort: number },
): Promise<void> {
  const agent = await tuntas.as('agent');
  const filed = await shop.api.post<Claim>('/api/claims', {
    waybill,
    type: 'damage',
    wish: 'compensation',
    description: `Broken, says ${aviary.word('words', 'what the claim says')}`,
    externalReference: aviary.word('words', 'the shop’s own reference'),
    lines: [
      { description: `Vase ${aviary.word('words', 'the goods')}`, quantity: 1, claimedAmount: 240_000 },
    ],
  });
  if (filed.status !== 201) throw new Error(JSON.stringify(filed.body));
  const path = `/api/claims/${filed.body.id}`;
  await evidence(shop.api, path, aviary);
  await letters({ tuntas, shop, agent, path, mailPort, aviary });
  await shop.api.post('/api/complaints', {
    category: 'privacy',
    claimId: filed.body.id,
    text: `Who are you, asks ${aviary.word('words', 'the complaint')}`,
  });
  await settle(tuntas, agent, filed.body, aviary);
  await survey(tuntas, shop, aviary);
}

async function evidence(shopper: Api, path: string, aviary: Aviary): Promise<void> {
  const form = new FormData();
  form.set('kind', 'photo');
  form.append('files', await photo(aviary, 'the shop’s picture'));
  const { body } = await shopper.post<{ items: { id: string }[] }>(`${path}/evidence`, form);
  const link = await shopper.post<{ url: string }>(`${path}/evidence/${body.items[0]?.id}/links`, {
    expiresInMinutes: 10,
  });
  const token = aviary.secret('the link to the picture', link.body.url.split('/').at(-1) ?? '');
  await shopper.get(`/api/evidence-links/${token}`);
}

interface Correspondence {
  readonly tuntas: RunningStack;
  readonly shop: Shopkeeper;
  readonly agent: Api;
  readonly path: string;
  readonly mailPort: number;
  readonly aviary: Aviary;
}

async function letters({ tuntas, shop, agent, path, mailPort, aviary }: Correspondence): Promise<void> {
  const write = (by: Api, what: string, visibility?: string) =>
    by.post(`${path}/messages`, { body: `Dear ${aviary.word('words', what)}`, visibility });
  await write(shop.api, 'the shop’s letter');
  await write(agent, 'a note of the desk', 'internal');
  await write(agent, 'the desk’s letter');
  const replyTo = aviary.secret(
    'the address for replies',
    await mailTo(tuntas, shop.email, /reply-[0-9a-f]+-[0-9a-f]+@[\w.]+/),
  );
  const picture = await photo(aviary, 'the picture in the reply');
  await createTransport({ host: '127.0.0.1', port: mailPort, ignoreTLS: true }).sendMail({
    from: `Ibu ${aviary.word('words', 'how the shopkeeper signs mail')} <${shop.email}>`,
    to: replyTo,
    subject: `Re: ${aviary.word('words', 'the subject of the reply')}`,
    text: `Yes, says ${aviary.word('words', 'the reply by mail')}`,
    attachments: [{ filename: picture.name, content: Buffer.from(await picture.arrayBuffer()) }],
  });
}

/** Decided, approved by a second person and paid. */
async function settle(tuntas: RunningStack, agent: Api, { id, lines }: Claim, aviary: Aviary): Promise<void> {
  const { etag } = await agent.get(`/api/claims/${id}`);
  const decided = await agent.post(
    `/api/claims/${id}/decision`,
    {
      outcome: 'approved',
      reasonText: `Clear, says ${aviary.word('words', 'the decision')}`,
      lines: lines.map((line) => ({ lineId: line.id, approvedAmount: 240_000 })),
    },
    { ifMatch: etag ?? '' },
  );
  if (decided.status !== 200) throw new Error(JSON.stringify(decided.body));
  const finance = await tuntas.as('finance');
  const payout = await waitFor(
    async () => {
      const { body } = await finance.get<{ items: { id: string; approvalHash: string }[] }>(
        `/api/payouts?claimId=${id}`,
      );
      return body.items[0];
    },
    { timeout: 30_000, what: 'the payout' },
  );
  await finance.post(`/api/payouts/${payout.id}/approve`, { approvalHash: payout.approvalHash });
  await waitFor(
    async () => (await agent.get<{ settlement: string }>(`/api/claims/${id}`)).body.settlement === 'paid',
    {
      timeout: 60_000,
      what: 'the money to arrive',
    },
  );
}

async function survey(tuntas: RunningStack, { email }: Shopkeeper, aviary: Aviary): Promise<void> {
  await waitFor(
    async () => {
      const { rowCount } = await tuntas.database.query(
        `UPDATE notifications.timers SET due_at = now() WHERE name = 'survey.send' AND state = 'pending'`,
      );
      return rowCount;
    },
    { timeout: 30_000, what: 'the timer of the survey' },
  );
  const link = await mailTo(tuntas, email, /\/survey\/[\w.~-]+/);
  const token = aviary.secret('the link to the survey', link.split('/').at(-1) ?? '');
  const answer = { score: 4, comment: `Kind, says ${aviary.word('words', 'the comment')}` };
  const { status, body } = await tuntas.anonymous().post(`/api/surveys/${token}`, answer);
  if (status >= 300) throw new Error(JSON.stringify(body));
}
