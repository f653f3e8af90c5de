import { waitFor } from '@tuntas/testing';
import { Timers } from '@tuntas/timers';
import { claimsWorld, type ClaimsWorld, damageOf, operator } from '../claims.fixture';
import { formOf, pdf } from '../upload.fixture';

let world: ClaimsWorld;
beforeAll(async () => {
  world = await claimsWorld({ background: true });
});
afterAll(() => world.close());

const hour = 3_600_000;
const ago = (hours: number): Date => new Date(Date.now() - hours * hour);
const at = async <T>(hours: number, work: () => Promise<T>): Promise<T> => {
  const clock = jest.spyOn(world.clock, 'now').mockReturnValue(ago(hours));
  try {
    return await work();
  } finally {
    clock.mockRestore();
  }
};
const fileAgo = async (hours: number): Promise<string> => {
  const shipmentId = await world.shipment();
  return (await at(hours, () => world.shipper.post('/claims', damageOf(shipmentId)))).body.id;
};

interface Said {
  type: string;
  data: { clock: string; late: boolean };
}
const said = async (claimId: string): Promise<string[]> => {
  const { rows } = await world.admin.query<Said>(
    `SELECT type, data FROM claims.outbox WHERE subject = $1 AND type LIKE 'sla.%' ORDER BY seq`,
    [claimId],
  );
  return rows.map(({ type, data }) => `${type} ${data.clock}${data.late ? ' late' : ''}`);
};
const clock = async (claimId: string, name: string) => {
  const { rows } = await world.admin.query(
    'SELECT * FROM claims.sla_clocks WHERE claim_id = $1 AND name = $2 ORDER BY generation DESC LIMIT 1',
    [claimId, name],
  );
  return rows[0];
};
const timer = async (
  subject: string,
  name: string,
): Promise<{ state: string; due_at: Date; attempts: number } | undefined> => {
  const { rows } = await world.admin.query('SELECT * FROM claims.timers WHERE subject = $1 AND name = $2', [
    subject,
    name,
  ]);
  return rows[0];
};
const ring = async (subject: string, name: string): Promise<void> => {
  await world.admin.query(
    `UPDATE claims.timers SET due_at = now() - interval '1 second', state = 'pending', not_before = NULL, ended_at = NULL
     WHERE subject = $1 AND name = $2`,
    [subject, name],
  );
  world.app.get(Timers).wake();
  await waitFor(async () => (await timer(subject, name))?.due_at.getTime() !== undefined);
};

it('tells who stands in for an absent person of their clocks, and the person again when they are back', async () => {
  const lead = await world.person('lead-1', operator, 'supervisor');
  const agent = async (personId: string, more: object) => {
    const { headers } = await lead.get(`/agents/${personId}`);
    const present = { available: true, awayUntil: null, loadCap: null, types: [], carriers: [] };
    const { status } = await lead.ask('PUT', `/agents/${personId}`, {
      body: { ...present, substituteId: null, ...more },
      headers: { 'if-match': String(headers.etag) },
    });
    expect(status).toBe(200);
  };
  const heard = async (id: string): Promise<string[][]> => {
    const { rows } = await world.admin.query<{ data: { recipients: string[] } }>(
      `SELECT data FROM claims.outbox WHERE subject = $1 AND type IN ('sla.warned', 'sla.breached') ORDER BY seq`,
      [id],
    );
    return rows.map(({ data }) => data.recipients);
  };
  const lateOf = async (assigneeId: string): Promise<string[][]> => {
    const shipmentId = await world.shipment();
    const id = await at(30, async () => {
      const filed = await world.shipper.post('/claims', damageOf(shipmentId));
      await lead.post(`/claims/${filed.body.id}/assign`, { assigneeId });
      return filed.body.id as string;
    });
    await waitFor(async () => (await heard(id)).length >= 2, { what: 'warning and breach', timeout: 20_000 });
    return heard(id);
  };
  await agent('agent-2', {});
  await agent('agent-1', { available: false, substituteId: 'agent-2' });
  expect(await lateOf('agent-1')).toEqual([['agent-2'], ['agent-2']]);
  await agent('agent-1', { substituteId: 'agent-2' });
  expect(await lateOf('agent-1')).toEqual([['agent-1'], ['agent-1']]);
});

describe('the rungs of a clock', () => {
  it('are climbed in order, each once; after an outage they are caught up and say so', async () => {
    const id = await fileAgo(30);
    await waitFor(async () => (await said(id)).length >= 2, { what: 'all three rungs', timeout: 20_000 });
    expect(await said(id)).toEqual([
      'sla.warned first_response late',
      'sla.breached first_response late',
      'sla.escalated first_response late',
    ]);
    expect(await clock(id, 'first_response')).toMatchObject({ state: 'breached', stopped_at: null });
    const { body } = await world.agent.get(`/claims/${id}`);
    expect(body).toMatchObject({ overdue: true, nextClock: 'first_response' });
  });

  it('on time are not late, and breach follows warn', async () => {
    const id = await fileAgo(18);
    await waitFor(async () => (await said(id)).length >= 1, { timeout: 20_000 });
    expect(await said(id)).toEqual(['sla.warned first_response']);
    const { id: clockId, due_at } = await clock(id, 'first_response');
    const breach = await waitFor(() => timer(clockId, 'sla.breach'));
    expect(breach).toMatchObject({ state: 'pending', due_at });
  });

  it('rung twice has one effect', async () => {
    const id = await fileAgo(18);
    await waitFor(async () => (await said(id)).length >= 1, { timeout: 20_000 });
    const { id: clockId } = await clock(id, 'first_response');
    await ring(clockId, 'sla.warn');
    await waitFor(async () => (await timer(clockId, 'sla.warn'))?.state === 'fired', { timeout: 20_000 });
    expect(await said(id)).toEqual(['sla.warned first_response']);
  });

  it('rung too early has none, and rings again when it is time', async () => {
    const id = await fileAgo(1);
    const { id: clockId } = await clock(id, 'first_response');
    const planned = (await timer(clockId, 'sla.warn'))?.due_at;
    await ring(clockId, 'sla.warn');
    await waitFor(async () => (await timer(clockId, 'sla.warn'))?.due_at.getTime() === planned?.getTime(), {
      timeout: 20_000,
    });
    expect(await timer(clockId, 'sla.warn')).toMatchObject({ state: 'pending' });
    expect(await said(id)).toEqual([]);
  });

  it('do not ring for a claim that waits for the claimant, or is over', async () => {
    const id = await fileAgo(1);
    await world.agent.post(`/claims/${id}/evidence-request`, { items: ['invoice'] });
    const { id: clockId } = await clock(id, 'decision');
    await ring(clockId, 'sla.warn');
    await waitFor(async () => (await timer(clockId, 'sla.warn'))?.state === 'fired', { timeout: 20_000 });
    await world.shipper.post(`/claims/${id}/cancel`);
    expect(await said(id)).toEqual([]);
  });

  it('that passed unnoticed are said before the answer that comes too late', async () => {
    const id = await at(30, async () => {
      const shipmentId = await world.shipment();
      await world.admin.query('BEGIN');
      await world.admin.query('LOCK claims.sla_rungs IN ACCESS EXCLUSIVE MODE');
      return (await world.shipper.post('/claims', damageOf(shipmentId))).body.id as string;
    });
    // No timer could ring while the table was locked; whoever comes first now writes both rungs, once.
    const answer = world.agent.post(`/claims/${id}/evidence-request`, { items: ['invoice'] });
    await world.admin.query('COMMIT');
    expect((await answer).status).toBe(200);
    await waitFor(async () => (await said(id)).length >= 2, { timeout: 20_000 });
    expect(await said(id)).toEqual([
      'sla.warned first_response late',
      'sla.breached first_response late',
      'sla.escalated first_response late',
    ]);
    expect(await clock(id, 'first_response')).toMatchObject({
      state: 'breached',
      stopped_at: expect.any(Date),
    });
  });
});

describe('silence', () => {
  it('after a request ends the claim; an answer opens it again and the clocks go on', async () => {
    const id = await fileAgo(24 * 15);
    await at(24 * 15 - 1, () => world.agent.post(`/claims/${id}/evidence-request`, { items: ['invoice'] }));
    const expired = await waitFor(
      async () => {
        const { body } = await world.shipper.get(`/claims/${id}`);
        return body.stage === 'expired' && body;
      },
      { timeout: 20_000 },
    );
    expect(expired.history.at(-1)).toMatchObject({
      what: 'claim.expired',
      actorId: 'system',
      channel: 'timer',
    });
    const form = formOf({ name: 'files', fileName: 'invoice.pdf', content: pdf() });
    const added = await world.shipper.ask('POST', `/claims/${id}/evidence`, form);
    expect(added.body.stage).toBe('in_review');
    const { rows } = await world.admin.query(
      'SELECT type FROM claims.outbox WHERE subject = $1 ORDER BY seq',
      [id],
    );
    expect(rows.map(({ type }) => type).filter((type) => type.startsWith('claim.'))).toEqual([
      'claim.submitted',
      'claim.evidence_requested',
      'claim.closed',
      'claim.reopened',
      'claim.evidence_received',
    ]);
    expect(await clock(id, 'decision')).toMatchObject({ state: 'running' });
  });

  it('before its time ends nothing', async () => {
    const id = await fileAgo(1);
    await world.agent.post(`/claims/${id}/evidence-request`, { items: ['invoice'] });
    await ring(id, 'claim.expire');
    await waitFor(async () => (await timer(id, 'claim.expire'))?.state === 'fired', { timeout: 20_000 });
    expect((await world.shipper.get(`/claims/${id}`)).body.stage).toBe('needs_action');
  });

  it('after a rejection closes it', async () => {
    const id = await fileAgo(24 * 16);
    const rejection = { outcome: 'rejected', reasonCode: 'no_evidence', reasonText: 'No photo.' };
    const tag = { 'if-match': '"1"', 'idempotency-key': id };
    await at(24 * 15, () => world.agent.post(`/claims/${id}/decision`, rejection, tag));
    await waitFor(async () => (await world.shipper.get(`/claims/${id}`)).body.stage === 'closed', {
      timeout: 20_000,
    });
    expect(await world.shipper.post(`/claims/${id}/appeal`, { reason: 'late' })).toMatchObject({
      status: 409,
    });
  });
});
