import { v7 } from 'uuid';
import { type Answer, type Asker, claimsWorld, type ClaimsWorld, damageOf, shop } from '../claims.fixture';
import { formOf, pdf, type UploadPart } from '../upload.fixture';

let world: ClaimsWorld;
beforeAll(async () => {
  world = await claimsWorld();
});
afterAll(() => world.close());

const file = async (): Promise<string> =>
  (await world.shipper.post('/claims', damageOf(await world.shipment()))).body.id;
const write = (by: Asker, id: string, body: string, more: object = {}): Promise<Answer> =>
  by.post(`/claims/${id}/messages`, { body, ...more });
const read = async (by: Asker, id: string, query = '') =>
  (await by.get(`/claims/${id}/messages${query}`)).body;
const bodiesOf = async (by: Asker, id: string): Promise<string[]> =>
  (await read(by, id)).items.map(({ body }: { body: string }) => body);
const events = async (id: string) =>
  (await world.admin.query('SELECT type, data FROM claims.outbox WHERE subject = $1 ORDER BY seq', [id]))
    .rows;
const clocks = async (id: string) =>
  Object.fromEntries(
    (await world.agent.get(`/claims/${id}`)).body.clocks.map(
      ({ name, generation, state }: { name: string; generation: number; state: string }) => [
        `${name} ${generation}`,
        state,
      ],
    ),
  );
const addInvoice = async (id: string, content = pdf(v7())): Promise<string> => {
  const form = formOf({ name: 'kind', content: 'invoice' }, { name: 'files', fileName: 'i.pdf', content });
  const added = await world.shipper.ask('POST', `/claims/${id}/evidence`, form);
  return added.body.items[0].id;
};

describe('a conversation', () => {
  it('is read by both sides, in order, with its files', async () => {
    const id = await file();
    const evidenceId = await addInvoice(id);
    const asked = await write(world.shipper, id, 'Where does it stand?', { attachments: [evidenceId] });
    expect(asked).toMatchObject({
      status: 201,
      body: { writtenBy: 'claimant', channel: 'web', attachments: [{ id: evidenceId, kind: 'invoice' }] },
    });
    const told = await write(world.agent, id, 'We are on it.');
    expect(told.body).toMatchObject({ writtenBy: 'staff', authorId: 'agent-1' });
    expect(await bodiesOf(world.shipper, id)).toEqual(['Where does it stand?', 'We are on it.']);
    const { items } = await read(world.shipper, id);
    expect(items.map(({ authorId }: { authorId: string | null }) => authorId)).toEqual(['shipper-1', null]);
    const first = await read(world.agent, id, '?limit=1');
    expect(first.items).toHaveLength(1);
    expect((await read(world.agent, id, `?limit=1&cursor=${first.nextCursor}`)).items[0].body).toBe(
      'We are on it.',
    );
  });

  it('counts what is unread, for each reader', async () => {
    const id = await file();
    await write(world.agent, id, 'one');
    await write(world.agent, id, 'two');
    expect((await read(world.shipper, id)).unread).toBe(2);
    expect((await world.shipper.post(`/claims/${id}/messages/read`)).status).toBe(204);
    expect((await read(world.shipper, id)).unread).toBe(0);
    expect((await read(world.otherAgent, id)).unread).toBe(0);
    await write(world.shipper, id, 'three');
    expect((await read(world.otherAgent, id)).unread).toBe(1);
  });

  it('says to others that something was written, never what', async () => {
    const id = await file();
    await write(world.shipper, id, 'Canary words');
    await write(world.agent, id, 'Canary answer');
    await write(world.agent, id, 'Canary note', { visibility: 'internal' });
    const said = await events(id);
    expect(said.map(({ type, data }) => `${type} ${data.writtenBy ?? ''}`.trim())).toEqual([
      'claim.submitted',
      'claim.message_posted claimant',
      'claim.message_posted staff',
    ]);
    const audit = await world.admin.query('SELECT * FROM claims.audit_rows WHERE subject = $1', [id]);
    const history = await world.admin.query('SELECT * FROM claims.claim_history WHERE claim_id = $1', [id]);
    expect(JSON.stringify([said, audit.rows, history.rows])).not.toContain('Canary');
    expect(audit.rows.map(({ action }) => action)).toContain('claim.note_written');
  });

  it('of another organisation is not there', async () => {
    const id = await file();
    expect((await write(world.otherShipper, id, 'hello')).status).toBe(404);
    expect((await world.otherShipper.get(`/claims/${id}/messages`)).status).toBe(404);
    expect((await world.otherShipper.post(`/claims/${id}/messages/read`)).status).toBe(404);
    const theirs = await world.otherShipper.post(
      '/claims',
      damageOf(await world.shipment({ organisationId: '0190a000-0000-7000-8000-000000000002' })),
    );
    const evidenceId = await addInvoice(id);
    const stolen = await write(world.otherShipper, theirs.body.id, 'x', { attachments: [evidenceId] });
    expect(stolen).toMatchObject({ status: 400, body: { errors: [{ field: 'attachments' }] } });
  });

  it('sent twice with the same key is one', async () => {
    const id = await file();
    const send = () =>
      world.shipper.post(`/claims/${id}/messages`, { body: 'once' }, { 'idempotency-key': 'k-1' });
    const first = await send();
    expect((await send()).body).toEqual(first.body);
    expect(await bodiesOf(world.shipper, id)).toEqual(['once']);
  });

  it.each([
    ['nothing', { body: ' ' }, 'body'],
    ['too much', { body: 'x'.repeat(10_001) }, 'body'],
    ['an unknown field', { body: 'x', to: 'all' }, 'to'],
    ['an unknown visibility', { body: 'x', visibility: 'public' }, 'visibility'],
  ])('%s is refused by name', async (_name, body, field) => {
    const refused = await world.shipper.post(`/claims/${await file()}/messages`, body);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });
});

describe('an internal note', () => {
  it('is for the desk alone, whatever the claimant asks for', async () => {
    const id = await file();
    await write(world.agent, id, 'Looks odd', { visibility: 'internal' });
    expect(await bodiesOf(world.agent, id)).toEqual(['Looks odd']);
    expect(await read(world.shipper, id)).toMatchObject({ items: [], unread: 0 });
    expect((await read(world.shipper, id, '?visibility=internal')).items).toEqual([]);
    expect(await write(world.shipper, id, 'x', { visibility: 'internal' })).toMatchObject({ status: 403 });
    await world.admin.query(`BEGIN; SET LOCAL ROLE tuntas_claims; SELECT set_config('tuntas.scope', '${shop}', true)`);
    const seen = await world.admin.query('SELECT * FROM claims.claim_messages WHERE claim_id = $1', [id]);
    await world.admin.query('ROLLBACK');
    expect(seen.rows).toEqual([]);
  }); // prettier-ignore

  it('is no response: the clocks run on, and the claim is as it was', async () => {
    const id = await file();
    const before = await world.agent.get(`/claims/${id}`);
    await write(world.agent, id, 'note', { visibility: 'internal' });
    const after = await world.agent.get(`/claims/${id}`);
    expect(after.body).toEqual({ ...before.body, clocks: expect.anything() });
    expect(await clocks(id)).toMatchObject({ 'first_response 1': 'running' });
  });
});

describe('what a message does', () => {
  it('of the desk is a response, and the next update counts from it', async () => {
    const id = await file();
    await write(world.agent, id, 'Hello');
    expect(await clocks(id)).toMatchObject({
      'first_response 1': 'met',
      'update 1': 'met',
      'update 2': 'running',
    });
    expect((await world.agent.get(`/claims/${id}`)).body).toMatchObject({
      stage: 'in_review',
      assigneeId: 'agent-1',
    });
  });

  it('of the claimant answers a claim that waits', async () => {
    const id = await file();
    await world.agent.post(`/claims/${id}/evidence-request`, { items: ['invoice'] });
    await write(world.shipper, id, 'There is no invoice: it was a gift.');
    expect((await world.agent.get(`/claims/${id}`)).body).toMatchObject({
      stage: 'in_review',
      answerBy: null,
    });
    expect((await events(id)).at(-1)).toMatchObject({
      type: 'claim.message_posted',
      data: { answers: true, assigneeId: 'agent-1' },
    });
  });

  it('of the claimant reopens a claim that expired in silence', async () => {
    const id = await file();
    await world.agent.post(`/claims/${id}/evidence-request`, { items: ['invoice'] });
    await world.admin.query(`UPDATE claims.claims SET stage = 'expired', answer_by = NULL WHERE id = $1`, [id]);
    await write(world.shipper, id, 'I was on holiday');
    expect((await world.agent.get(`/claims/${id}`)).body.stage).toBe('in_review');
    expect((await events(id)).slice(-2)).toMatchObject([
      { type: 'claim.reopened', data: { reason: 'evidence_received', answeredBy: 'message' } },
      { type: 'claim.message_posted' },
    ]);
  }); // prettier-ignore

  it('after the end is kept, and starts nothing', async () => {
    const id = await file();
    await world.shipper.post(`/claims/${id}/cancel`);
    const before = await clocks(id);
    expect((await write(world.shipper, id, 'Thank you')).status).toBe(201);
    expect((await write(world.agent, id, 'You are welcome')).status).toBe(201);
    expect(await clocks(id)).toEqual(before);
  });
});

describe('a reply by mail', () => {
  const service = { authorization: 'Bearer a-service-token-of-at-least-32-characters' };
  const from = { personId: 'shipper-1', organisationId: shop, side: 'claimant' };
  const join = async (id: string, more: object = {}): Promise<Answer> => {
    const reply = { ...from, mailId: 'a'.repeat(64), body: 'By mail', ...more };
    return world.shipper.ask('POST', `/internal/claims/${id}/mail-replies`, {
      body: reply,
      headers: service,
    });
  };
  const addFile = (id: string, part: Partial<UploadPart> = {}): Promise<Answer> => {
    const texts = Object.entries(from).map(([name, content]) => ({ name, content }));
    const form = formOf(...texts, { name: 'file', fileName: 'a.pdf', content: pdf('mail'), ...part });
    const headers = { ...form.headers, ...service };
    return world.shipper.ask('POST', `/internal/claims/${id}/mail-files`, { body: form.body, headers });
  };

  it('joins the conversation once, however often the mail is delivered', async () => {
    const id = await file();
    const added = await addFile(id);
    const answers = await Promise.all([1, 2, 3].map(() => join(id, { attachments: [added.body.id] })));
    expect(answers.map(({ body }) => body.joined).sort()).toEqual([false, false, true]);
    expect((await read(world.agent, id)).items).toMatchObject([
      { body: 'By mail', channel: 'email', writtenBy: 'claimant', authorId: 'shipper-1', attachments: [{}] },
    ]);
    expect((await events(id)).filter(({ type }) => type === 'claim.message_posted')).toHaveLength(1);
  });

  it('of the desk is a response too', async () => {
    const id = await file();
    await join(id, { personId: 'agent-1', organisationId: null, side: 'staff' });
    expect(await clocks(id)).toMatchObject({ 'first_response 1': 'met' });
  });

  it('brings files through the same door as an upload', async () => {
    const id = await file();
    const [first, again] = [await addFile(id), await addFile(id)];
    expect(again.body).toEqual(first.body);
    expect((await addFile(id, { fileName: 'a.exe', content: 'MZ' })).status).toBe(400);
    const { body } = await world.agent.get(`/claims/${id}`);
    expect(body.evidence).toMatchObject([{ kind: 'other', fileName: 'a.pdf' }]);
  });

  it('is for services alone, and so are the words of a mail', async () => {
    const id = await file();
    const { body: message } = await write(world.agent, id, 'Canary');
    const { body: note } = await write(world.agent, id, 'Canary', { visibility: 'internal' });
    const text = (messageId: string, headers: Record<string, string>) =>
      world.shipper.ask('GET', `/internal/claim-messages/${messageId}`, { headers });
    expect((await text(message.id, service)).body).toEqual({ claimId: id, body: 'Canary', attachments: 0 });
    expect((await text(note.id, service)).status).toBe(404);
    expect((await text(message.id, {})).status).toBe(401);
    const asPerson = await world.shipper.post(`/internal/claims/${id}/mail-replies`, {});
    expect(asPerson.status).toBe(401);
  });
});
