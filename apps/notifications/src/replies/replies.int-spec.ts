import { waitFor } from '@tuntas/testing';
import { createTransport } from 'nodemailer';
import { v7 } from 'uuid';
import { claimsFixture } from '../../test/claims.fixture';
import { type NotificationsFixture, notificationsFixture } from '../../test/notifications.fixture';
import { InboundServer } from './inbound.server';
import { ReplyAddresses } from './reply-addresses';

let claims: Awaited<ReturnType<typeof claimsFixture>>;
let service: NotificationsFixture;
beforeAll(async () => {
  claims = await claimsFixture();
  service = await notificationsFixture({
    CLAIMS_URL: claims.url,
    MAIL_REPLY_DOMAIN: 'reply.tuntas.example',
    MAIL_IN_PORT: '0',
    MAIL_IN_MAX_BYTES: '200000',
  });
});
afterAll(async () => {
  await service.close();
  await claims.close();
});
afterEach(() => {
  claims.state.down = false;
});

type Person = Awaited<ReturnType<NotificationsFixture['somebody']>>;

/** A claim whose desk wrote to its claimant: the mail that went out, and where a reply goes. */
async function conversation() {
  const sari = await service.somebody('shipper');
  const claim = service.claimOf(sari);
  const messageId = v7();
  claims.words.set(messageId, 'Kapan paket diterima?\n\nSalam, Budi');
  await service.say(
    claim.parcel(),
    claim.submitted(),
    claim.event('claim.message_posted', {
      messageId,
      writtenBy: 'staff',
      channel: 'web',
      attachments: 0,
      answers: false,
      assigneeId: null,
    }),
  );
  const mail = await waitFor(
    () => service.catcher.mailbox.list({ to: sari.email }).find(({ text }) => text.includes('Kapan')),
    { timeout: 20_000, what: 'the mail about the message' },
  );
  const replyTo = String(mail.headers['reply-to']);
  return { sari, claim, mail, replyTo };
}

interface Outgoing {
  readonly from?: string;
  readonly text?: string;
  readonly html?: string;
  readonly messageId?: string;
  readonly headers?: Record<string, string>;
  readonly attachments?: { filename: string; content: string | Buffer }[];
  readonly envelopeFrom?: string;
}

/** As the mail server of the person would deliver it; answers the status of the refusal, or 250. */
async function reply(sari: Person, to: string, mail: Outgoing = {}): Promise<number> {
  const port = service.app.get(InboundServer, { strict: false }).port ?? 0;
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  const from = mail.from ?? sari.email;
  try {
    await transport.sendMail({
      subject: 'Re: klaim',
      text: 'Senin sore.\n\nPada Jum, 27 Nov 2026 10.00, Tuntas <no-reply@tuntas.example> menulis:\n> Kapan',
      ...mail,
      from,
      to,
      envelope: { from: mail.envelopeFrom ?? from, to },
    });
    return 250;
  } catch (error) {
    return Number((error as { responseCode?: number }).responseCode);
  }
}
const joinedTo = (claimId: string) => claims.joined.filter((one) => one.claimId === claimId);
const noted = (claimId: string) =>
  service.rows<{ outcome: string; reason: string | null }>(
    'SELECT outcome, reason FROM notifications.inbound_mails WHERE claim_id = $1 ORDER BY at',
    [claimId],
  );

it('mails the words of the desk with a way back, and stores neither', async () => {
  const { mail, replyTo, claim } = await conversation();
  expect(mail.text).toMatch(/^— Balas di atas garis ini/);
  expect(mail.text).toContain('Salam, Budi');
  expect(replyTo).toMatch(/^reply-[0-9a-f]{20}-[0-9a-f]{20}@reply\.tuntas\.example$/);
  const stored = await service.rows('SELECT * FROM notifications.messages WHERE claim_id = $1', [claim.claimId]);
  expect(JSON.stringify(stored)).not.toContain('Kapan');
}); // prettier-ignore

it('gives two mails that leave at once the same way back', async () => {
  const { claim, sari, replyTo } = await conversation();
  const other = await service.somebody('shipper', { organisationId: sari.organisationId });
  const addresses = service.app.get(ReplyAddresses, { strict: false });
  const ways = await Promise.all(
    Array.from({ length: 20 }, () => addresses.of(claim.claimId, other.personId)),
  );
  expect(new Set(ways)).toEqual(new Set([expect.stringMatching(/^reply-/)]));
  expect(ways[0]).not.toBe(replyTo);
});

it('joins a reply to its claim, once, without what was quoted', async () => {
  const { sari, claim, replyTo } = await conversation();
  const mail = {
    messageId: `<${v7()}@shop.example>`,
    attachments: [{ filename: 'foto.pdf', content: '%PDF-1.7' }, { filename: 'virus.exe', content: 'MZ' }],
  };
  expect(await reply(sari, replyTo.toUpperCase(), mail)).toBe(250);
  expect(await reply(sari, replyTo, mail)).toBe(250);
  expect(joinedTo(claim.claimId)).toMatchObject([
    { personId: sari.personId, side: 'claimant', body: 'Senin sore.', attachments: [expect.any(String)], omittedFiles: 1 },
  ]);
  expect(await noted(claim.claimId)).toEqual([{ outcome: 'joined', reason: null }]);
}); // prettier-ignore

it('lets two different mails in, and a mail that is HTML alone', async () => {
  const { sari, claim, replyTo } = await conversation();
  await reply(sari, replyTo, { text: 'satu' });
  await reply(sari, replyTo, { text: '', html: '<p>dua</p><blockquote>lama</blockquote>' });
  expect(joinedTo(claim.claimId).map(({ body }) => body)).toEqual(['satu', 'dua']);
});

it.each<[string, Outgoing, string]>([
  ['a bounce', { envelopeFrom: '' }, 'bounce'],
  ['an absence note', { headers: { 'Auto-Submitted': 'auto-replied' } }, 'auto_reply'],
  ['a newsletter', { headers: { Precedence: 'bulk' } }, 'bulk'],
  ['nothing', { text: '> only a quote' }, 'empty'],
])('takes %s and does nothing with it', async (_name, mail, reason) => {
  const { sari, claim, replyTo } = await conversation();
  expect(await reply(sari, replyTo, mail)).toBe(250);
  expect(joinedTo(claim.claimId)).toEqual([]);
  expect(await noted(claim.claimId)).toEqual([{ outcome: 'ignored', reason }]);
});

it('refuses strangers, addresses nobody signed, and what is too large', async () => {
  const { sari, claim, replyTo } = await conversation();
  expect(await reply(sari, replyTo, { from: 'someone@else.example' })).toBe(550);
  const forged = replyTo.replace(/^reply-(.)/, (_all, first) => `reply-${first === '0' ? '1' : '0'}`);
  expect(await reply(sari, forged)).toBe(550);
  expect(await reply(sari, 'anybody@reply.tuntas.example')).toBe(550);
  expect(await reply(sari, replyTo, { text: 'x'.repeat(400_000) })).toBe(552);
  expect(joinedTo(claim.claimId)).toEqual([]);
});

it('asks the sender’s server to come again while claims do not answer', async () => {
  const { sari, claim, replyTo } = await conversation();
  const mail = { messageId: `<${v7()}@shop.example>`, text: 'nanti' };
  claims.state.down = true;
  expect(await reply(sari, replyTo, mail)).toBe(451);
  claims.state.down = false;
  expect(await reply(sari, replyTo, mail)).toBe(250);
  expect(joinedTo(claim.claimId).map(({ body }) => body)).toEqual(['nanti']);
});

it('tells whoever works on the claim that the claimant wrote, and stops reminding of what was answered', async () => {
  const sari = await service.somebody('shipper');
  const agent = await service.somebody('agent', { locale: 'en' });
  const claim = service.claimOf(sari);
  const messageId = v7();
  claims.words.set(messageId, 'It was a gift.');
  await service.say(
    claim.parcel(),
    claim.submitted(),
    claim.event('claim.evidence_requested', { requestNo: 1, items: ['invoice'], answerBy: '2026-12-11T00:00:00.000Z' }),
    claim.event('claim.message_posted', {
      messageId,
      writtenBy: 'claimant',
      channel: 'email',
      attachments: 0,
      answers: true,
      assigneeId: agent.personId,
    }),
  );
  const mail = await waitFor(() => service.catcher.mailbox.list({ to: agent.email })[0], { timeout: 20_000, what: 'a mail' });
  expect(mail.text).toContain('It was a gift.');
  expect(await reply(agent, String(mail.headers['reply-to']), { text: 'Thank you' })).toBe(250);
  expect(joinedTo(claim.claimId)).toMatchObject([{ side: 'staff', body: 'Thank you' }]);
  const cases = await service.rows('SELECT stage, evidence_request_no FROM notifications.cases WHERE claim_id = $1', [claim.claimId]);
  expect(cases).toEqual([{ stage: 'open', evidence_request_no: null }]);
}); // prettier-ignore
