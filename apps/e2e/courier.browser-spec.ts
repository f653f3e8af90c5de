import type { BrowserContext, Page } from 'playwright-core';
import { waitFor } from '@tuntas/testing';
import type { Api } from './support/api';
import { languages, testBrowser, widths } from './support/browser';
import { incidentsOf, knownParcel } from './support/parcels';
import { cameraPhoto, installed, newPhone, type Phone, sign } from './support/phone';

const browser = testBrowser();

const words = {
  id: {
    waybill: 'Nomor resi',
    next: 'Lanjut',
    crushed: 'Penyok',
    take: 'Ambil foto',
    where: 'Di mana',
    counted: /1 dari 8 foto/,
    keep: 'Simpan dan kirim nanti',
    send: 'Kirim laporan',
    name: 'Nama',
    field: /Tanda tangan/,
    safe: 'Aman di ponsel ini',
    sent: 'Terkirim',
    waits: /laporan menunggu/,
    happening: 'Apa yang terjadi?',
    photos: 'Foto',
    signatures: 'Tanda tangan',
    review: 'Periksa dan kirim',
  },
  en: {
    waybill: 'Waybill number',
    next: 'Next',
    crushed: 'Crushed',
    take: 'Take a photo',
    where: 'Where',
    counted: /1 of 8 photos/,
    keep: 'Keep it and send later',
    send: 'Send the report',
    name: 'Name',
    field: /Signature of/,
    safe: 'Safe on this phone',
    sent: 'Sent',
    waits: /report waits/,
    happening: 'What happened?',
    photos: 'Photos',
    signatures: 'Signatures',
    review: 'Check and send',
  },
} as const;

/** In the page: keeps the first photo that is sent, to look at. */
const keepPhoto = `
  const send = window.fetch;
  window.fetch = (to, options) => {
    const photo = options?.body instanceof FormData ? options.body.get('photos') : null;
    if (photo) window.photo = photo;
    return send(to, options);
  };`;

const refuseCamera = `
  const getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  window.BarcodeDetector = class {};
  Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia } });`;

let shipper: Api;
let courier: Api;
let photo: Awaited<ReturnType<typeof cameraPhoto>>;
let phone: Phone | undefined;
let context: BrowserContext | undefined;
beforeAll(async () => {
  [shipper, courier, photo] = await Promise.all([
    browser.api('shipper'),
    browser.api('courier'),
    cameraPhoto(),
  ]);
});
afterEach(async () => {
  await context?.close();
  phone?.throwAway();
  [context, phone] = [undefined, undefined];
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** On to the next step; the one before answers to fingers until the next one is there. */
async function go(page: Page, by: string, to: string) {
  await button(page, by).click();
  await heading(page, to).waitFor();
}

/** From the big button to the last step, as a courier does it; with both signatures when asked. */
async function write(page: Page, waybill: string, { signed = false, language = 'id' as 'id' | 'en' } = {}) {
  const say = words[language];
  await page.goto('/courier/report');
  await page.getByLabel(say.waybill).fill(waybill);
  await go(page, say.next, say.happening);
  await go(page, say.crushed, say.photos);
  await page.locator('input[type=file]').first().setInputFiles(photo);
  await page.getByText(say.counted).waitFor();
  await page.getByRole('combobox', { name: say.where }).fill('Hub Surabaya');
  await go(page, say.next, say.signatures);
  if (signed) {
    await sign(page, say.field);
    await page.getByLabel(say.name).nth(1).fill('Siti Rahma');
    await sign(page, say.field);
  }
  await go(page, say.next, say.review);
}

describe('a courier without a network', () => {
  it('reports, closes the browser, and the report arrives once when the network is back', async () => {
    const parcel = await knownParcel(shipper, courier);
    phone = newPhone(browser.stack);
    context = await phone.open();
    await phone.signIn(context);
    let [page] = context.pages() as [Page];
    await installed(page);
    await context.close();

    context = await phone.open({ network: false });
    [page] = context.pages() as [Page];
    await write(page, parcel.waybill, { signed: true });
    await button(page, words.id.keep).click();
    await heading(page, words.id.safe).waitFor();
    await context.close();
    expect(await incidentsOf(shipper, parcel.id)).toBe(0);

    // The next morning, still in the cellar: the browser opens, and what was written is there.
    context = await phone.open({ network: false });
    [page] = context.pages() as [Page];
    await page.goto('/courier/reports');
    await page.getByText(words.id.waits).waitFor();
    await page.getByText(parcel.waybill).waitFor();
    await context.close();

    context = await phone.open();
    [page] = context.pages() as [Page];
    await page.goto('/courier/reports');
    await page.getByText(words.id.sent, { exact: true }).waitFor();
    expect(await incidentsOf(shipper, parcel.id)).toBe(1);

    await page.getByRole('link', { name: new RegExp(parcel.waybill) }).click();
    await page.getByText(/^BA\d*-\d{4}-\d{6}$/).waitFor();
    await page.getByRole('link', { name: 'Buka PDF' }).waitFor({ timeout: 60_000 });
    await context.close();

    context = await phone.open();
    [page] = context.pages() as [Page];
    await page.goto('/courier/reports');
    await page.getByText(words.id.sent, { exact: true }).waitFor();
    expect(await incidentsOf(shipper, parcel.id)).toBe(1);
  });

  it('has two windows open, and one of them sends', async () => {
    const parcel = await knownParcel(shipper, courier);
    phone = newPhone(browser.stack);
    context = await phone.open();
    await phone.signIn(context);
    const [page] = context.pages() as [Page];
    await installed(page);
    const other = await context.newPage();
    await other.goto('/courier/reports');
    await context.setOffline(true);
    await write(page, parcel.waybill);
    await button(page, words.id.keep).click();
    await other.getByText(words.id.waits).waitFor();

    const posts: string[] = [];
    context.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/incidents')) posts.push(request.url());
    });
    await context.setOffline(false);
    await heading(page, words.id.sent).waitFor();
    await other.getByText(words.id.sent, { exact: true }).waitFor();
    expect(await incidentsOf(shipper, parcel.id)).toBe(1);
    expect(posts.length).toBeLessThanOrEqual(1);
  });

  it('keeps the report when the session has ended, and sends it after signing in', async () => {
    const parcel = await knownParcel(shipper, courier);
    phone = newPhone(browser.stack);
    context = await phone.open();
    await phone.signIn(context);
    const [page] = context.pages() as [Page];
    await installed(page);
    await context.setOffline(true);
    await write(page, parcel.waybill);
    await button(page, words.id.keep).click();
    await heading(page, words.id.safe).waitFor();
    await context.clearCookies();
    await context.setOffline(false);
    await page
      .getByRole('alert')
      .or(page.getByText('Laporan terkirim begitu Anda masuk lagi.'))
      .first()
      .waitFor();
    expect(await incidentsOf(shipper, parcel.id)).toBe(0);
    await phone.signIn(context);
    await page.getByText(words.id.sent, { exact: true }).waitFor();
    expect(await incidentsOf(shipper, parcel.id)).toBe(1);
  });
});

describe('a report', () => {
  it('goes out at once with a network, and a number that nobody knows comes back with what to do', async () => {
    browser.expectErrors(/status of 404/);
    const page = await browser.page({ as: 'courier', width: 390, language: 'en' });
    await write(page, 'NOBODYS123', { language: 'en' });
    await button(page, words.en.send).click();
    await page.getByText(/No parcel has the number NOBODYS123/).waitFor({ timeout: 60_000 });
    const parcel = await knownParcel(shipper, courier);
    await page.getByRole('button', { name: 'Correct it' }).click();
    await page.getByRole('button', { name: 'Change parcel' }).click();
    await page.getByLabel(words.en.waybill).fill(parcel.waybill);
    await page.getByText('This parcel?').waitFor();
    await page.goto(`${page.url().split('?')[0]}?step=review`);
    await button(page, words.en.send).click();
    await heading(page, words.en.sent).waitFor();
    await waitFor(async () => (await incidentsOf(shipper, parcel.id)) === 1, { what: 'the incident' });
  });

  it('arrives small and without the place the photo was taken at', async () => {
    const parcel = await knownParcel(shipper, courier);
    const page = await browser.page({ as: 'courier', width: 390, language: 'id' });
    await page.addInitScript({ content: keepPhoto });
    await write(page, parcel.waybill);
    await button(page, words.id.send).click();
    await heading(page, words.id.sent).waitFor();
    const sent: { size: number; text: string } =
      await page.evaluate(`window.photo.arrayBuffer().then((bytes) => (
      { size: bytes.byteLength, text: new TextDecoder('latin1').decode(bytes) }
    ))`);
    expect(sent.size).toBeGreaterThan(5_000);
    expect(sent.size).toBeLessThan(900_000);
    expect(sent.text).not.toContain('Exif');
  });

  it('starts with a barcode where the browser reads them, and says what to do where the camera is not allowed', async () => {
    const page = await browser.page({ as: 'courier', width: 390, language: 'id' });
    await page.addInitScript({ content: refuseCamera });
    await page.goto('/courier/report');
    await page.getByRole('button', { name: 'Pindai kode batang' }).click();
    await page.getByText('Kamera tidak diizinkan').waitFor();
    await page.getByRole('button', { name: 'Ketik nomornya' }).click();
    await page.getByLabel(words.id.waybill).waitFor();
  });
});

describe.each(languages)('in %s', (language) => {
  it.each(widths)('every step is whole and accessible at %d pixels', async (width) => {
    const say = words[language];
    const parcel = await knownParcel(shipper, courier);
    const page = await browser.page({ as: 'courier', width, language });
    const name = (step: string) => `courier-${step}-${language}-${width}`;
    await page.goto('/courier/report');
    await page.getByLabel(say.waybill).fill(parcel.waybill);
    await page.getByText('JNE · REG').waitFor();
    await browser.look(page, name('parcel'));
    await go(page, say.next, say.happening);
    await browser.look(page, name('happening'));
    await go(page, say.crushed, say.photos);
    await page.locator('input[type=file]').nth(1).setInputFiles([photo, photo]);
    await page.getByRole('img').nth(1).waitFor();
    await browser.look(page, name('photos'));
    await go(page, say.next, say.signatures);
    await sign(page, say.field);
    await page.getByLabel(say.name).nth(1).fill('Siti Rahma');
    await sign(page, say.field);
    await browser.look(page, name('signatures'));
    await go(page, say.next, say.review);
    await browser.look(page, name('review'));
    await button(page, say.send).click();
    await page.getByText(/^BA\d*-\d{4}-\d{6}$/).waitFor();
    await page.getByRole('link', { name: /PDF/ }).waitFor({ timeout: 60_000 });
    await browser.look(page, name('sent'));
    await page.goto('/courier/reports');
    await page.getByText(parcel.waybill).waitFor();
    await browser.look(page, name('reports'));
  });
});

it('is as accessible in the dark', async () => {
  const page = await browser.page({ as: 'courier', width: 390, scheme: 'dark' });
  const places = ['reports', 'report'].map((place) => [`courier-${place}`, `/courier/${place}`] as const);
  await browser.walk(page, places, 'dark');
});
