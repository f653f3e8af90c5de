import { services } from '@tuntas/contracts';
import { waitFor } from '@tuntas/testing';
import { choosePrivatePort, release } from '../../../deploy/local/host/ports';
import { runStack, type RunningStack } from '../support/running-stack';
import { webhookReceiver } from '../support/webhook-receiver';
import { accidents } from './canaries/accidents';
import { belongs } from './canaries/belongs';
import { Aviary, type Canary } from './canaries/canary';
import { caseOf } from './canaries/case';
import { parcelTo, type Parcel } from './canaries/parcel';
import { type Shopkeeper, shopkeeper } from './canaries/person';
import { type Finding, inDatabase, inFiles, inRedis, inTopics } from './canaries/places';

const told = ({ canary, where }: Finding): string => `${canary.what} (${canary.kind}) in ${where}`;

/** Abuses A15 and A16: every name, number and secret of a whole case is one of its kind, and is looked for everywhere. */
describe('what people tell this system', () => {
  const aviary = new Aviary();
  let tuntas: RunningStack;
  let hooks: Awaited<ReturnType<typeof webhookReceiver>>;
  let mailPort: number;
  let shop: Shopkeeper;
  let parcel: Parcel;

  const settled = (): Promise<unknown> =>
    waitFor(
      async () => {
        const unpublished = services.map(
          (name) => `(SELECT count(*) FROM ${name}.outbox WHERE published_at IS NULL)`,
        );
        const { rows } = await tuntas.database.query<{ n: string }>(`SELECT ${unpublished.join(' + ')} AS n`);
        return rows[0]?.n === '0';
      },
      { timeout: 60_000, what: 'all events to be published' },
    );
  const outsideTheDatabase = async (canaries: readonly Canary[]): Promise<Finding[]> => [
    ...(await inTopics(tuntas, canaries)),
    ...(await inRedis(tuntas, canaries)),
    ...inFiles(tuntas, canaries),
  ];
  /** Files that somebody handed in, which are kept as they came. */
  const originals = async (): Promise<string[]> => {
    const { rows } = await tuntas.database.query<{ sha256: string }>(
      'SELECT sha256 FROM claims.evidence UNION SELECT sha256 FROM claims.incident_photos',
    );
    return rows.map(({ sha256 }) => sha256);
  };

  beforeAll(async () => {
    mailPort = await choosePrivatePort(undefined, process.pid);
    tuntas = await runStack({
      LOG_LEVEL: 'trace',
      MAIL_REPLY_DOMAIN: 'reply.canary.test',
      MAIL_IN_PORT: String(mailPort),
      PAYOUT_LIMITS: JSON.stringify({ IDR: 100_000 }),
    });
    hooks = await webhookReceiver();
    shop = await shopkeeper(tuntas, aviary);
    const hook = await shop.api.post<{ secret: string }>('/api/webhooks', {
      url: `${hooks.url}/${aviary.word('webhook', 'the path of the webhook')}`,
      description: aviary.word('webhook', 'what the webhook is for'),
    });
    aviary.secret('the secret of the webhook', hook.body.secret);
    parcel = await parcelTo(tuntas, shop, aviary);
    await caseOf(tuntas, shop, parcel, { aviary, mailPort });
    await accidents(tuntas, shop, aviary);
    await settled();
    await waitFor(() => hooks.ids.length > 0, { timeout: 30_000, what: 'a webhook to arrive' });
  }, 300_000);

  afterAll(async () => {
    await hooks?.close();
    await tuntas?.stop();
    release([mailPort]);
  });

  it('is in the columns that are there for it, and in no other (A16)', async () => {
    const found = await inDatabase(tuntas, aviary.canaries);
    const astray = found.filter(({ canary, where }) => !belongs[canary.kind].includes(where));
    expect(astray.map(told)).toEqual([]);
    for (const [kind, columns] of Object.entries(belongs)) {
      const seen = found.filter(({ canary }) => canary.kind === kind).map(({ where }) => where);
      expect([kind, [...new Set(seen)].sort()]).toEqual([kind, columns]);
    }
  });

  it('is in no topic, no key of Redis, no log and no file but those that people handed in (A16)', async () => {
    const own = await originals();
    const found = await outsideTheDatabase(aviary.canaries);
    const [handedIn, astray] = [
      found.filter(({ where }) => own.some((sha256) => where.endsWith(sha256))),
      found.filter(({ where }) => !own.some((sha256) => where.endsWith(sha256))),
    ];
    expect(astray.map(told)).toEqual([]);
    expect(new Set(handedIn.map(({ canary }) => canary.kind))).toEqual(new Set(['written by the camera']));
  });

  it('is nowhere once the people are erased, and the books are whole (A15)', async () => {
    const admin = await tuntas.as('admin');
    const people = await admin.get<{ items: { id: string }[] }>(
      `/api/people?organisationId=${shop.organisationId}`,
    );
    const erase = (path: string) => admin.post(`${path}/erase`, { reason: 'The letter of 2 March' });
    const done = { status: 200, body: { erased: true } };
    for (const { id } of people.body.items) expect(await erase(`/api/people/${id}`)).toMatchObject(done);
    const parcels = await tuntas.database.query<{ id: string }>(
      'SELECT shipment_id AS id FROM tracking.consignees',
    );
    for (const { id } of parcels.rows) {
      expect(await erase(`/api/shipments/${id}/consignee`)).toMatchObject(done);
    }
    await settled();
    const erased = aviary.of(
      'person name',
      'person address',
      'recipient name',
      'recipient address',
      'recipient phone',
      'key name',
      'secret',
    );
    expect(erased.length).toBeGreaterThan(20);
    const found = [...(await inDatabase(tuntas, erased)), ...(await outsideTheDatabase(erased))];
    expect(found.map(told)).toEqual([]);
    await tuntas.stack.run('apps/cli/src/verify.js');
  });
});
