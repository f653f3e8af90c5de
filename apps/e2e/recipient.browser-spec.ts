import { randomUUID } from 'node:crypto';
import { waitFor } from '@tuntas/testing';
import type { Api } from './support/api';
import { askedNow, surveyOf } from './support/behind-the-api';
import { languages, testBrowser, widths } from './support/browser';
import { decidedClaim } from './support/paid-claim';
import { incidentsOf, knownParcel } from './support/parcels';
import { cameraPhoto, sign } from './support/phone';

const browser = testBrowser();

const words = {
  id: {
    title: 'Di mana paket saya?',
    damaged: 'Tiba dalam keadaan rusak',
    never: 'Tidak pernah sampai',
    fine: 'Semuanya baik',
    what: 'Apa yang rusak atau kurang?',
    send: 'Kirim',
    thanks: /Pengirim sudah diberi tahu/,
    name: 'Nama lengkap Anda',
    signature: 'Tanda tangan Anda',
    back: 'Kembali',
    photos: 'Foto kerusakan',
    forged: /^Nomor ini ada, tetapi kode/,
  },
  en: {
    title: 'Where is my parcel?',
    damaged: 'It arrived damaged',
    never: 'It never arrived',
    fine: 'All is well',
    what: 'What is damaged or missing?',
    send: 'Send',
    thanks: /The sender has been told/,
    name: 'Your full name',
    signature: 'Your signature',
    back: 'Back',
    photos: 'Photos of the damage',
    forged: /^This number exists, but the/,
  },
} as const;

let shipper: Api;
let courier: Api;
beforeAll(async () => {
  [shipper, courier] = await Promise.all([browser.api('shipper'), browser.api('courier')]);
});

/** The link in the mail that asks the claimant how it went. */
async function surveyLink(claimNumber: string): Promise<string | undefined> {
  const { email = '' } = browser.stack.people.find(({ roles }) => roles.includes('shipper')) ?? {};
  const answer = await fetch(`${browser.stack.mail}/api/messages?to=${encodeURIComponent(email)}`);
  const { items } = (await answer.json()) as { items: { subject: string; text: string }[] };
  const mail = items.find(({ subject, text }) => subject.includes(claimNumber) && text.includes('/survey/'));
  return /https?:\/\/[^\s/]+(\/survey\/\S+)/.exec(mail?.text ?? '')?.[1];
}

const settled = (api: Api, claimId: string): Promise<unknown> =>
  waitFor(async () => (await api.get<{ stage: string }>(`/api/claims/${claimId}`)).body.stage === 'settled', {
    timeout: 60_000,
    what: 'the claim to be settled',
  });

/** The link in the mail that somebody got after delivery. */
async function linkIn(email: string): Promise<string> {
  return waitFor(
    async () => {
      const answer = await fetch(`${browser.stack.mail}/api/messages?to=${encodeURIComponent(email)}`);
      const { items } = (await answer.json()) as { items: { text: string }[] };
      return /https?:\/\/[^\s/]+(\/t\/\S+#\S+)/.exec(items[0]?.text ?? '')?.[1];
    },
    { timeout: 60_000, what: 'the mail after delivery' },
  );
}

async function delivered() {
  const email = `siti.${randomUUID().slice(0, 8)}@recipients.example`;
  const parcel = await knownParcel(shipper, courier, { delivered: true, email });
  return { ...parcel, link: await linkIn(email) };
}

describe('a recipient with the link from the message', () => {
  it('says that it arrived damaged, and the shipper finds a claim filled in', async () => {
    const parcel = await delivered();
    const page = await browser.page({ width: 390, language: 'en' });
    await page.goto(parcel.link);
    await page.getByRole('button', { name: words.en.damaged }).click();
    await page.locator('input[type=file]').setInputFiles([await cameraPhoto(), await cameraPhoto()]);
    await page.getByRole('img').nth(1).waitFor();
    await page.getByLabel(words.en.what).fill('The lid is broken');
    await page.getByRole('button', { name: words.en.send, exact: true }).click();
    await page.getByText(words.en.thanks).waitFor();
    expect(await incidentsOf(shipper, parcel.id)).toBe(1);
    const { body } = await shipper.get<{ items: { id: string }[] }>(`/api/incidents?shipmentId=${parcel.id}`);
    const draft = await shipper.get<{ claim: object }>(`/api/incidents/${body.items[0]?.id}/claim-draft`);
    expect(draft.body.claim).toMatchObject({ type: 'damage', description: 'The lid is broken' });

    // Opened again, it knows what was said, and asks for nothing twice.
    await page.reload();
    await page.getByText(words.en.thanks).waitFor();
    expect(await page.getByRole('button', { name: words.en.damaged }).count()).toBe(0);
    await browser.look(page, 'recipient-damaged-thanks-en-390');
  });

  it('signs for it that a parcel never arrived which the carrier says was handed over', async () => {
    const parcel = await delivered();
    const page = await browser.page({ width: 390, language: 'id' });
    await page.goto(parcel.link);
    await page.getByRole('button', { name: words.id.never }).click();
    await page.getByRole('button', { name: words.id.send, exact: true }).click();
    await page.getByText('Tulis nama Anda.').waitFor();
    await page.getByLabel(words.id.name).fill('Siti Rahma');
    await sign(page, words.id.signature);
    await browser.look(page, 'recipient-declaration-id-390');
    await page.getByRole('button', { name: words.id.send, exact: true }).click();
    await page.getByText(words.id.thanks).waitFor();
    const { body } = await shipper.get<{ items: object[] }>(`/api/incidents?shipmentId=${parcel.id}`);
    expect(body.items).toMatchObject([{ type: 'delivered_not_received', reporterId: 'recipient' }]);
  });

  it('says with one tap that all is well, and nothing is opened', async () => {
    const parcel = await delivered();
    const page = await browser.page({ width: 390, language: 'id' });
    await page.goto(parcel.link);
    await page.getByRole('button', { name: words.id.fine }).click();
    await page.getByText('Senang paketnya tiba dengan baik').waitFor();
    expect(await incidentsOf(shipper, parcel.id)).toBe(0);
  });

  it('is told when the link is not whole', async () => {
    browser.expectErrors(/status of 404/);
    const parcel = await delivered();
    const page = await browser.page({ width: 390, language: 'en' });
    await page.goto(parcel.link.slice(0, -4));
    await page.getByText('This link is not complete').waitFor();
  });
});

describe('the page of a parcel', () => {
  it('follows it while it is open', async () => {
    const parcel = await knownParcel(shipper, courier);
    const page = await browser.page({ width: 390, language: 'en' });
    await page.clock.install();
    await page.goto(`/t/${parcel.waybill}`);
    await page.getByText('The courier has it and is on the way.').waitFor();
    await courier.post('/api/scans', {
      carrier: 'JNE',
      waybill: parcel.waybill,
      status: 'delivered',
      occurredAt: new Date().toISOString(),
    });
    await page.clock.runFor(20_000);
    await page.getByText(/It was handed over on/).waitFor();
  });

  it('helps with a number that nobody knows', async () => {
    browser.expectErrors(/status of 404/);
    const page = await browser.page({ width: 390, language: 'en' });
    await page.goto('/t/NOBODYS');
    await page.getByText('No parcel with this number is known here').waitFor();
    await browser.look(page, 'recipient-unknown-en-390');
  });
});

describe('the one question', () => {
  it('says what to do with a link that was cut off', async () => {
    browser.expectErrors(/status of 404/);
    const page = await browser.page({ width: 390, language: 'en' });
    await page.goto('/survey/nonsense');
    await page.getByText('This link is not complete').waitFor();
    await browser.look(page, 'recipient-survey-broken-en-390');
  });

  it.each(languages)('takes one tap and a few words from the link in the mail, in %s', async (language) => {
    const agent = await browser.api('agent');
    const { claimId, claimNumber } = await decidedClaim(
      { shipper, agent },
      { amount: 120_000, currency: 'IDR' },
    );
    await settled(shipper, claimId);
    await waitFor(async () => (await askedNow(browser.stack.database, claimId), surveyLink(claimNumber)), {
      timeout: 60_000,
      what: 'the question in the mail',
    });
    const page = await browser.page({ width: 390, language });
    await page.goto((await surveyLink(claimNumber)) ?? '');
    await page.getByText(claimNumber).waitFor();
    await page.getByRole('radio').nth(3).check();
    await page.getByRole('textbox').fill('Faster photos');
    await browser.look(page, `recipient-survey-${language}-390`);
    await page.reload();
    expect(await page.getByRole('textbox').inputValue()).toBe('Faster photos');
    await page.getByRole('radio').nth(3).check();
    await page.locator('button[type=submit]').click();
    const thanks = page.getByText(language === 'id' ? /Terima kasih/ : /Thank you/);
    await thanks.waitFor();
    await browser.look(page, `recipient-survey-thanks-${language}-390`);
    expect(await surveyOf(browser.stack.database, claimId)).toEqual({ score: 4, comment: 'Faster photos' });
    // The link asks once.
    await page.reload();
    await thanks.waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    // And the desk reads it.
    for (const width of [1440, 390] as const) {
      const desk = await browser.page({ as: 'agent', width, language });
      await desk.goto(`/ops/claims/${claimId}`);
      await desk.getByText('Faster photos').waitFor();
      await browser.look(desk, `ops-case-survey-${language}-${width}`);
      await desk.goto('/ops/board');
      await desk
        .getByText(language === 'id' ? 'Kepuasan (1–5), 30 hari' : 'Satisfaction (1–5), 30 days')
        .waitFor();
      await browser.look(desk, `ops-board-survey-${language}-${width}`);
    }
  });
});

describe('a berita acara', () => {
  it.each(languages)('is verified by anybody, in %s', async (language) => {
    const say = words[language];
    const parcel = await knownParcel(shipper, courier);
    const path = 'M10 10 L90 40 L120 20';
    const reported = await courier.post<{
      beritaAcara: { number: string; contentSha256: string; publicUrl: string };
    }>('/api/incidents', {
      waybill: parcel.waybill,
      type: 'damage',
      description: 'Crushed',
      findings: [{ condition: 'crushed' }],
      signatures: [
        { party: 'courier', name: 'Joko', path },
        { party: 'recipient', name: 'Siti', path },
      ],
    });
    const { number, publicUrl } = reported.body.beritaAcara;
    for (const width of widths) {
      const page = await browser.page({ width, language });
      await page.goto(new URL(publicUrl).pathname + new URL(publicUrl).search);
      await page.getByRole('heading', { level: 1, name: number }).waitFor();
      await page.getByText(language === 'id' ? /^Asli/ : /^Genuine/).waitFor();
      expect(await page.getByText('Siti').count()).toBe(0);
      await browser.look(page, `recipient-paper-${language}-${width}`);
    }
    const forged = await browser.page({ width: 390, language });
    await forged.goto(`/ba/${number}?hash=${'0'.repeat(16)}`);
    await forged.getByRole('alert').getByText(say.forged).waitFor();
    await browser.look(forged, `recipient-paper-forged-${language}-390`);
  });
});

describe.each(languages)('in %s', (language) => {
  it('the pages without an account are whole and accessible', async () => {
    const say = words[language];
    const parcel = await delivered();
    for (const width of widths) {
      const page = await browser.page({ width, language });
      await page.goto(parcel.link);
      await page.getByRole('heading', { level: 1, name: say.title }).waitFor();
      await page.getByRole('button', { name: say.damaged }).waitFor();
      await browser.look(page, `recipient-parcel-${language}-${width}`);
      await page.getByRole('button', { name: say.damaged }).click();
      await page.getByLabel(say.what).waitFor();
      await browser.look(page, `recipient-damaged-${language}-${width}`);
      await page.getByRole('button', { name: say.back }).click();
      await page.getByRole('button', { name: say.never }).click();
      await page.getByLabel(say.name).waitFor();
      await browser.look(page, `recipient-never-${language}-${width}`);
    }
  });
});

it('is as accessible in the dark', async () => {
  const { waybill } = await knownParcel(shipper, courier, { delivered: true });
  const page = await browser.page({ width: 390, scheme: 'dark' });
  await browser.walk(page, [['recipient-parcel', `/t/${waybill}`]], 'dark');
});
