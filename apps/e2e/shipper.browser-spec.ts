import sharp from 'sharp';
import { waitFor } from '@tuntas/testing';
import { firstOf } from './support/api';
import { type Language, languages, type Place, manyPages, testBrowser, widths } from './support/browser';
import { decidedClaim } from './support/paid-claim';
import {
  fileClaim,
  type Parcel,
  registerParcel,
  registerParcels,
  rejectClaim,
} from './support/shipper-facts';
import { webhookReceiver } from './support/webhook-receiver';

const browser = testBrowser();

let parcel: Parcel;
let open: string;
let rejected: string;
let webhook: string;

beforeAll(async () => {
  const [shipper, agent] = await Promise.all([browser.api('shipper'), browser.api('agent')]);
  parcel = await registerParcel(shipper);
  open = await fileClaim(shipper, await registerParcel(shipper));
  rejected = await fileClaim(shipper, await registerParcel(shipper));
  await rejectClaim(agent, rejected);
  await agent.post(`/api/claims/${open}/messages`, { body: 'Is the box still there?' });
  await agent.post(`/api/claims/${open}/evidence-request`, {
    items: ['photo_label'],
    note: 'A photo of the label, please.',
  });
  webhook = (
    await shipper.post<{ id: string }>('/api/webhooks', {
      url: 'https://shop.example/hooks',
      eventTypes: ['claim.appealed'],
    })
  ).body.id;
});

const photo = async () => ({
  name: 'crushed.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 320, height: 240, channels: 3, background: '#a86' } })
    .jpeg()
    .toBuffer(),
});

it('files a claim in four steps; what was typed and added survives a reload', async () => {
  const page = await browser.page({ as: 'shipper', language: 'id' });
  await page.goto('/shipper/file');
  await page.getByRole('searchbox', { name: 'Nomor resi' }).fill(parcel.waybill);
  await page.getByRole('button', { name: `Pilih ${parcel.waybill}` }).click();
  await page.getByRole('radio', { name: 'Rusak' }).click();
  await page.getByRole('textbox', { name: 'Barang', exact: true }).fill('Lampu keramik');
  await page.getByLabel(/Jumlah yang diminta/).fill('450.000');
  await page.getByText('Rp 240.000', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photo());
  await page.getByText('crushed.jpg').waitFor();
  await page.reload();
  await page.getByText('crushed.jpg').waitFor();
  await browser.look(page, 'shipper-file-evidence');
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByText('Lampu keramik').waitFor();
  await browser.look(page, 'shipper-file-review');
  await page.getByRole('main').getByRole('button', { name: 'Ajukan klaim' }).click();
  await page.waitForURL(/\/shipper\/claims\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { level: 1, name: /^CLM-/ }).waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const { body } = await (
    await browser.api('shipper')
  ).get<{ claimedAmount: number; evidence: unknown[] }>(`/api/claims/${id}`);
  expect(body).toMatchObject({ claimedAmount: 450_000, evidence: [{ mediaType: 'image/jpeg' }] });
  await page.goto('/shipper/file');
  await page.getByText('Paket yang mana?').waitFor();
});

it('loses no typed text when the session ends, and sends it after signing in again', async () => {
  browser.expectErrors(/status of 401/);
  const page = await browser.page({ as: 'shipper', language: 'en' });
  await page.goto(`/shipper/claims/${open}`);
  await page.getByText('Is the box still there?').waitFor();
  await page.getByLabel('Write a message').fill('It is, I can send a photo.');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const again = page.getByRole('dialog', { name: 'Sign in again' });
  const { password = '' } = browser.stack.people.find(({ roles }) => roles.includes('shipper')) ?? {};
  await again.getByRole('textbox', { name: 'Password' }).fill(password);
  await again.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('list', { name: 'Messages' }).getByText('It is, I can send a photo.').waitFor();
  expect(await page.getByLabel('Write a message').inputValue()).toBe('');
});

it('appeals a rejection on the same record', async () => {
  const page = await browser.page({ as: 'shipper', language: 'en' });
  await page.goto(`/shipper/claims/${rejected}`);
  await page.getByText('No padding inside.').first().waitFor();
  await page.getByRole('button', { name: 'Not satisfied? Appeal' }).click();
  await page.getByLabel('Why should it be decided otherwise?').fill('There was padding: see the photo.');
  await page.getByRole('button', { name: 'File the appeal' }).click();
  await page.getByRole('list', { name: 'What happened so far' }).getByText('You appealed').waitFor();
});

it('adds a webhook, tests it, reads what was delivered, and sends it again', async () => {
  const receiver = await webhookReceiver();
  const page = await browser.page({ as: 'shipper', language: 'en' });
  await page.goto('/shipper/developers?tab=webhooks');
  await page.getByRole('button', { name: 'New webhook' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill(receiver.url);
  await dialog.getByRole('button', { name: 'Send a test' }).click();
  await dialog.getByText(/answered 204 within/).waitFor();
  await browser.look(page, 'shipper-webhook-test');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText(/whsec_/).waitFor();
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  await page.getByRole('link', { name: receiver.url }).click();
  await fileClaim(await browser.api('shipper'), await registerParcel(await browser.api('shipper')));
  const row = page.getByRole('row').filter({ hasText: 'claim.submitted' }).first();
  await row.getByText('Received').waitFor({ timeout: 60_000 });
  const before = receiver.ids.length;
  await row.getByRole('button', { name: 'Send again' }).click();
  await waitFor(() => receiver.ids.length > before, { what: 'the second delivery' });
  expect(new Set(receiver.ids).size).toBeLessThan(receiver.ids.length);
  await browser.look(page, 'shipper-webhook-log');
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.waitForURL('**/shipper/developers?tab=webhooks');
  await receiver.close();
});

it('checks a CSV of 1,000 rows, names the 37 that are wrong, and files the rest', async () => {
  const waybills = await registerParcels(await browser.api('shipper'), 963);
  const bad = Array.from({ length: 37 }, (_, index) => `NOWHERE${index}`);
  const rows = [...waybills, ...bad].map((waybill) => `${waybill},damage,One lamp,250000`);
  const buffer = Buffer.from(['waybill,type,description,amount', ...rows].join('\n'));
  const page = await browser.page({ as: 'shipper', language: 'en' });
  await page.goto('/shipper/imports');
  await page.locator('input[type=file]').setInputFiles({ name: 'claims.csv', mimeType: 'text/csv', buffer });
  await page.waitForURL(/\/shipper\/imports\/[0-9a-f-]{36}$/);
  await page.getByRole('button', { name: 'File 963 claims' }).waitFor({ timeout: 120_000 });
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Get the rows to correct' }).click();
  const lines = await (await saving).createReadStream().then(textOf);
  expect(lines.trim().split('\n')).toHaveLength(38);
  await browser.look(page, 'shipper-import-checked');
  await page.getByRole('button', { name: 'File 963 claims' }).click();
  await page.getByText('Done', { exact: true }).waitFor({ timeout: 120_000 });
}, 400_000);

async function textOf(stream: AsyncIterable<Buffer | string>): Promise<string> {
  let text = '';
  for await (const part of stream) text += part.toString();
  return text;
}

const places = async (): Promise<Place[]> => [
  ['shipper-home', '/shipper/home'],
  ['shipper-claims', '/shipper/claims'],
  ['shipper-file', '/shipper/file'],
  ['shipper-case-open', `/shipper/claims/${open}`],
  ['shipper-case-rejected', `/shipper/claims/${rejected}`],
  ['shipper-imports', '/shipper/imports'],
  // As messages name it.
  ['shipper-import', `/claims/import/${await firstOf(await browser.api('shipper'), 'claim-imports')}`],
  ['shipper-keys', '/shipper/developers'],
  ['shipper-webhooks', '/shipper/developers?tab=webhooks'],
  ['shipper-webhook', `/shipper/developers/webhooks/${webhook}`],
  ['shipper-payee', '/shipper/payee'],
];

describe.each(languages)('every page of the shipper in %s', (language: Language) => {
  it.each(widths)(
    'is whole and accessible at %d pixels',
    async (width) => {
      const page = await browser.page({ as: 'shipper', width, language });
      await browser.walk(page, await places(), `${language}-${width}`);
    },
    manyPages,
  );
});

it.each(widths)(
  'is as accessible in the dark at %d pixels',
  async (width) => {
    const page = await browser.page({ as: 'shipper', width, scheme: 'dark' });
    await browser.walk(page, await places(), `dark-${width}`);
  },
  manyPages,
);

it.each(languages)('chooses on a phone what becomes of a parcel that turned up, in %s', async (language) => {
  const [shipper, agent, courier] = await Promise.all(
    ['shipper', 'agent', 'courier'].map((role) => browser.api(role)),
  );
  if (!shipper || !agent || !courier) throw new Error('somebody is missing');
  const amount = { amount: 90_000, currency: 'IDR' };
  const { claimId, waybill } = await decidedClaim({ shipper, agent }, amount, 'loss');
  const claim = async () =>
    (await shipper.get<{ stage: string; recovery: string }>(`/api/claims/${claimId}`)).body;
  await waitFor(async () => (await claim()).stage === 'settled', { timeout: 60_000, what: 'the money' });
  const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
  const lost = { status: 'exception', subReason: 'lost', occurredAt: ago(30) };
  const there = { status: 'at_hub', hub: 'SUB01', occurredAt: ago(10) };
  for (const scan of [lost, there]) await courier.post('/api/scans', { carrier: 'JNE', waybill, ...scan });
  await waitFor(async () => (await claim()).recovery === 'awaiting_choice', { timeout: 60_000 });
  const page = await browser.page({ as: 'shipper', width: 390, language });
  await page.goto(`/shipper/claims/${claimId}`);
  await page.getByText(language === 'id' ? /^Paket Anda ditemukan/ : /^Your parcel was found/).waitFor();
  await browser.look(page, `shipper-found-${language}-390`);
  const keep = language === 'id' ? 'Simpan uangnya' : 'Keep the money';
  await page.getByRole('button', { name: keep }).click();
  expect((await claim()).recovery).toBe('awaiting_choice');
  await page.getByRole('dialog').getByRole('button', { name: keep }).click();
  await waitFor(async () => (await claim()).recovery !== 'awaiting_choice');
  await page.getByRole('button', { name: keep }).waitFor({ state: 'detached' });
});

it('says what to do when the service does not answer', async () => {
  browser.expectErrors(/status of 503/);
  const page = await browser.page({ as: 'shipper', language: 'id' });
  const down = { status: 503, json: { code: 'upstream.unavailable', detail: '', requestId: 'r-1' } };
  await page.route('**/api/claims?*', (route) => route.fulfill(down));
  await page.goto('/shipper/claims');
  await page.getByText('Layanan sedang tidak menjawab').first().waitFor();
  await browser.look(page, 'shipper-claims-failed');
  await page.unroute('**/api/claims?*');
  await page.getByRole('button', { name: 'Coba lagi' }).click();
  await page.getByRole('link', { name: /CLM-/ }).first().waitFor();
});
