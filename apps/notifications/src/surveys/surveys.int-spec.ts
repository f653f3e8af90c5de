import { waitFor } from '@tuntas/testing';
import {
  type NotificationsFixture,
  notificationsFixture,
  type Somebody,
} from '../../test/notifications.fixture';

let service: NotificationsFixture;
beforeAll(async () => {
  service = await notificationsFixture();
});
afterAll(() => service.close());

const DAY = 24 * 3_600_000;
const surveysOf = (claimId: string) =>
  service.rows<{
    id: string;
    cycle: number;
    score: number | null;
    comment: string | null;
    organisation_id: string;
  }>(
    'SELECT id, cycle, score, comment, organisation_id FROM notifications.surveys WHERE claim_id = $1 ORDER BY cycle',
    [claimId],
  );
const timerOf = async (claimId: string, name = 'survey.send') => {
  const [timer] = await service.rows<{ state: string; due_at: Date }>(
    'SELECT state, due_at FROM notifications.timers WHERE name = $1 AND subject = $2',
    [name, claimId],
  );
  return timer;
};
const mailTo = (email: string, q: string) => service.catcher.mailbox.list({ to: email, q })[0];

async function settledClaim(settledAt = new Date()) {
  const sari: Somebody & { email: string } = await service.somebody('shipper', { locale: 'en' });
  const claim = service.claimOf(sari);
  await service.say(claim.parcel(), claim.submitted(), claim.settled(settledAt));
  await service.settle();
  return { sari, claim };
}

/** The path of the link in the mail, as a reader's browser asks for it. */
async function linkIn(email: string): Promise<string> {
  const mail = await waitFor(() => mailTo(email, 'How did we do'), { what: 'the question' });
  const token = /http:\/\/127\.0\.0\.1:3000\/survey\/(\S+)/.exec(mail.text)?.[1];
  expect(mail.html).toContain(`/survey/${token}`);
  return `/surveys/${token}`;
}

const ask = (method: 'GET' | 'POST', url: string, payload?: object) =>
  service.app.inject({ method, url, ...(payload && { payload }) });

it('asks a day after settlement, not before', async () => {
  const settledAt = new Date();
  const { claim } = await settledClaim(settledAt);
  const timer = await timerOf(claim.claimId);
  expect(timer?.state).toBe('pending');
  expect(timer?.due_at.getTime()).toBe(settledAt.getTime() + DAY);
  expect(await surveysOf(claim.claimId)).toEqual([]);
});

it('asks late rather than never, and once', async () => {
  const { sari, claim } = await settledClaim(new Date(Date.now() - 3 * DAY));
  const url = await linkIn(sari.email);
  await service.rows(
    `UPDATE notifications.timers SET state = 'pending', generation = generation + 1 WHERE name = 'survey.send' AND subject = $1`,
    [claim.claimId],
  );
  await waitFor(async () => (await timerOf(claim.claimId))?.state === 'fired');
  expect(await surveysOf(claim.claimId)).toHaveLength(1);
  expect(
    (await service.messagesOf(sari.personId)).filter(({ template }) => template === 'survey'),
  ).toHaveLength(1);

  const seen = await ask('GET', url);
  expect(seen.json()).toMatchObject({ claimNumber: claim.number, state: 'open', score: null });
  expect(Date.parse(seen.json().answerBy) - Date.now()).toBeGreaterThan(27.9 * DAY);
});

it('takes one answer; the comment stays here', async () => {
  const { sari, claim } = await settledClaim(new Date(Date.now() - 2 * DAY));
  const url = await linkIn(sari.email);
  for (const [payload, field] of [
    [{}, 'score'],
    [{ score: 6 }, 'score'],
    [{ score: 2.5 }, 'score'],
    [{ score: 5, colour: 'red' }, 'colour'],
    [{ score: 5, comment: 'x'.repeat(2_001) }, 'comment'],
  ] as const) {
    const refused = await ask('POST', url, payload);
    expect(refused.statusCode).toBe(400);
    expect(refused.json().errors[0].field).toBe(field);
  }
  const answered = await ask('POST', url, { score: 4, comment: 'Ibu Sari was kind' });
  expect(answered.json()).toMatchObject({ state: 'answered', score: 4 });
  expect((await ask('POST', url, { score: 4 })).statusCode).toBe(200);
  expect((await ask('POST', url, { score: 1 })).json()).toMatchObject({
    status: 409,
    code: 'survey.answered',
  });
  expect(await surveysOf(claim.claimId)).toMatchObject([{ score: 4, comment: 'Ibu Sari was kind' }]);
  const said = await service.rows<{ data: object }>(
    `SELECT data FROM notifications.outbox WHERE type = 'survey.answered' AND subject = $1`,
    [claim.claimId],
  );
  const { claimId, organisationId } = claim;
  expect(said).toEqual([{ data: { claimId, organisationId, cycle: 1, score: 4 } }]);
});

it('shows the desk what was answered, the newest first, and how satisfied claimants were', async () => {
  const agent = await service.somebody('agent');
  const summary = async () => (await service.call(agent, 'GET', '/survey-answers/summary?days=1')).body;
  const before = await summary();
  const given: string[] = [];
  for (const [score, comment] of [
    [1, 'Six weeks for a vase'],
    [5, null],
  ] as const) {
    const { sari, claim } = await settledClaim(new Date(Date.now() - 2 * DAY));
    await ask('POST', await linkIn(sari.email), { score, comment });
    given.push(claim.claimId);
  }
  const [vase = '', other = ''] = given;
  const list = async (query: string) =>
    (await service.call(agent, 'GET', `/survey-answers${query}`)).body.items;
  expect(await list('?limit=2')).toMatchObject([
    { claimId: other, score: 5, comment: null },
    { claimId: vase, score: 1, comment: 'Six weeks for a vase', cycle: 1, claimNumber: expect.any(String) },
  ]);
  expect(await list(`?claimId=${vase}`)).toMatchObject([{ claimId: vase, score: 1 }]);
  const unhappy: { claimId: string; score: number }[] = await list('?atMost=2');
  expect(unhappy.every(({ score }) => score <= 2)).toBe(true);
  expect(unhappy.map(({ claimId }) => claimId)).toContain(vase);

  const after = await summary();
  expect([after.asked - before.asked, after.answered - before.answered]).toEqual([2, 2]);
  const counted = (scores: { score: number; answers: number }[]) =>
    Object.fromEntries(scores.map(({ score, answers }) => [score, answers]));
  const [was, is] = [counted(before.scores), counted(after.scores)];
  expect(is).toEqual({ ...was, 1: (was[1] ?? 0) + 1, 5: (was[5] ?? 0) + 1 });
  const points = after.scores.reduce(
    (sum: number, { score, answers }: { score: number; answers: number }) => sum + score * answers,
    0,
  );
  expect(after.average).toBeCloseTo(points / after.answered, 2);
});

it('keeps the answers from shippers and couriers, and refuses what is no filter', async () => {
  for (const role of ['shipper', 'courier', 'finance'] as const) {
    const somebody = await service.somebody(role);
    for (const url of ['/survey-answers', '/survey-answers/summary'])
      expect((await service.call(somebody, 'GET', url)).status).toBe(403);
  }
  const agent = await service.somebody('agent');
  for (const query of ['?atMost=6', '?claimId=x', '?colour=red', '/summary?days=0'])
    expect((await service.call(agent, 'GET', `/survey-answers${query}`)).status).toBe(400);
});

it('trusts no link it did not sign, and none that is too old', async () => {
  const { sari, claim } = await settledClaim(new Date(Date.now() - 2 * DAY));
  const url = await linkIn(sari.email);
  for (const forged of [
    url.slice(0, -1),
    `${url}x`,
    url.split('.')[0]!,
    '/surveys/x',
    "/surveys/'%20OR%201=1",
  ]) {
    expect((await ask('GET', forged)).statusCode).toBe(404);
    expect((await ask('POST', forged, { score: 5 })).statusCode).toBe(404);
  }
  await service.rows(
    `UPDATE notifications.surveys SET answer_by = now() - interval '1 second' WHERE claim_id = $1`,
    [claim.claimId],
  );
  expect((await ask('GET', url)).json()).toMatchObject({ state: 'expired' });
  expect((await ask('POST', url, { score: 5 })).json()).toMatchObject({
    status: 409,
    code: 'survey.expired',
  });
});

it('is held back by an appeal, and asked once more after the next settlement', async () => {
  const { sari, claim } = await settledClaim();
  await service.say(claim.event('claim.appealed', { appealNo: 1 }));
  await service.settle();
  expect((await timerOf(claim.claimId))?.state).toBe('cancelled');

  await service.say(claim.settled(new Date(Date.now() - 2 * DAY)));
  await linkIn(sari.email);
  expect(await surveysOf(claim.claimId)).toMatchObject([{ cycle: 2 }]);
});

it('is not sent when the appeal comes between planning and sending', async () => {
  const { sari, claim } = await settledClaim();
  service.catcher.behaviour.set({ mode: 'tempfail', to: sari.email, delayMs: 0 });
  await service.ring('survey.send', claim.claimId);
  const planned = await waitFor(async () =>
    (await service.messagesOf(sari.personId)).find(
      ({ template, reason_code }) => template === 'survey' && reason_code === 'smtp_451',
    ),
  );
  await service.say(claim.event('claim.appealed', { appealNo: 1 }));
  await service.settle();
  service.catcher.behaviour.set({ mode: 'accept', delayMs: 0 });
  await service.ring('message.send', planned.id);
  await waitFor(async () =>
    (await service.messagesOf(sari.personId)).find(
      ({ id, state }) => id === planned.id && state === 'dropped',
    ),
  );
  expect(mailTo(sari.email, 'How did we do')).toBeUndefined();
});

it('is not sent to somebody whose claim closed by itself', async () => {
  const { claim } = await settledClaim();
  await service.say(claim.event('claim.closed', { reason: 'expired' }));
  await service.settle();
  expect((await timerOf(claim.claimId))?.state).toBe('cancelled');
  const { claim: done } = await settledClaim();
  await service.say(done.event('claim.closed', { reason: 'settled' }));
  await service.settle();
  expect((await timerOf(done.claimId))?.state).toBe('pending');
});
