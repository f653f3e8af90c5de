import { waitFor } from '@tuntas/testing';
import type { Locator, Page } from 'playwright-core';
import { refuseParcel } from './support/behind-the-api';
import { type Language, languages, type Place, manyPages, testBrowser, widths } from './support/browser';
import { fileClaim, knownToClaims, newParcel, registerParcel } from './support/shipper-facts';

const browser = testBrowser();

/** The next day that Jakarta works on, holidays apart. */
function weekdayAfter(now: Date): string {
  const day = new Date(now.getTime() + 86_400_000);
  return [0, 6].includes(day.getUTCDay()) ? weekdayAfter(day) : day.toISOString().slice(0, 10);
}

async function addHoliday(page: Page, date: string) {
  await page.getByRole('textbox', { name: 'Day', exact: true }).fill(date);
  await page.getByLabel('Name of the day').fill('The office moves');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('list', { name: 'Holidays to come' }).getByText('The office moves').waitFor();
}

/** The letter's panel, once the service has given up. */
async function deadLetterOf(page: Page, waybill: string): Promise<Locator> {
  const letter = page.getByRole('region', { name: /^shipment\.registered/ }).filter({ hasText: waybill });
  await waitFor(
    async () => {
      await page.goto('/admin/dead-letters?service=claims');
      await page
        .getByText(/Nothing failed|Replay/)
        .first()
        .waitFor();
      return (await letter.count()) > 0;
    },
    { timeout: 60_000, every: 500, what: 'the dead letter' },
  );
  return letter;
}

async function erase(page: Page, found: Locator) {
  await found.getByRole('button', { name: 'Erase' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why').fill('The letter of 2 March');
  await dialog.getByRole('button', { name: 'Erase' }).click();
}

describe('an administrator', () => {
  it('tries a rule pack and sees the calculation', async () => {
    const page = await browser.page({ as: 'admin', language: 'en' });
    await page.goto('/admin/rule-packs?id=jne');
    await page.getByRole('button', { name: 'What does it pay?' }).click();
    await page.getByText('IDR 130,000').first().waitFor();
    await page.getByText('In time', { exact: true }).waitFor();
    await browser.look(page, 'admin-try-pack');
  });

  it('sees a message change while its facts are typed, in both languages', async () => {
    const page = await browser.page({ as: 'admin', language: 'en' });
    await page.goto('/admin/templates?name=claim_approved');
    const facts = page.getByLabel('Facts');
    const typed = (await facts.inputValue()).replace('130000', '777000');
    await facts.fill(typed);
    await page.getByText('Rp 777.000').first().waitFor();
    await page.getByText('IDR 777,000').first().waitFor();
    await page.reload();
    expect(await page.getByLabel('Facts').inputValue()).toBe(typed);
    await browser.look(page, 'admin-template');
  });

  it('sees which promises a holiday would move before it is saved', async () => {
    const shipper = await browser.api('shipper');
    await fileClaim(shipper, await registerParcel(shipper));
    const page = await browser.page({ as: 'admin', language: 'en' });
    await page.goto('/admin/calendars?id=jakarta');
    await addHoliday(page, weekdayAfter(new Date()));
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Show what would move' }).click();
    await page.getByText(/^[1-9]\d* promises later, 0 earlier/).waitFor();
    await page.getByRole('table').getByText('Decision').first().waitFor();
    await browser.look(page, 'admin-calendar-preview');
    // Nothing has moved: looking is not saving.
    const { body } = await (
      await browser.api('admin')
    ).get<{ items: { id: string; version: number }[] }>('/api/calendars');
    expect(body.items.find(({ id }) => id === 'jakarta')?.version).toBe(1);
  });

  it('saves a holiday once its effect was looked at', async () => {
    const page = await browser.page({ as: 'admin', language: 'en' });
    await page.goto('/admin/calendars?id=jayapura');
    await addHoliday(page, '2031-02-04');
    await page.getByRole('button', { name: 'Show what would move' }).click();
    await page.getByText(/^0 promises later, 0 earlier/).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Done', { exact: true }).waitFor();
    await page.reload();
    await page.getByRole('list', { name: 'Holidays to come' }).getByText('4 Feb 2031').waitFor();
  });

  it('invites somebody, once, with a link to hand over', async () => {
    const page = await browser.page({ as: 'admin', language: 'en' });
    const email = `new-${Date.now()}@tuntas.example`;
    await page.goto('/admin/people');
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Sari Agen');
    await dialog.getByLabel('E-mail').fill(email);
    await dialog.getByRole('combobox', { name: 'Organisation' }).click();
    await page.getByRole('option', { name: 'Tuntas Operasional' }).click();
    // By the keyboard: the field itself takes no click, what lies over it does.
    await dialog.getByRole('combobox', { name: 'Roles' }).press('ArrowDown');
    await page.getByRole('option', { name: 'Agent' }).click();
    await dialog.getByLabel('Name').click();
    await dialog.getByRole('button', { name: 'Invite somebody' }).click();
    await dialog.getByText('/set-password#').waitFor();
  });

  it('reads why a message failed, mends the cause, and replays it', async () => {
    const [shipper, parcel] = [await browser.api('shipper'), newParcel()];
    const mend = await refuseParcel(browser.stack.database, parcel.waybill, `No room for ${parcel.waybill}`);
    await shipper.post('/api/shipments', parcel);
    const page = await browser.page({ as: 'admin', language: 'en' });
    const letter = await deadLetterOf(page, parcel.waybill);
    await browser.look(page, 'admin-dead-letter');
    await letter.getByRole('button', { name: 'Replay' }).click();
    await letter.getByText(/^It failed again:/).waitFor();
    await mend();
    await letter.getByRole('button', { name: 'Replay' }).click();
    await letter.waitFor({ state: 'detached' });
    await page.getByText('All', { exact: true }).click();
    await letter.getByText('Handled', { exact: true }).waitFor();
    await fileClaim(shipper, await knownToClaims(shipper, parcel.waybill));
  });

  it('passes over a message for ever, with a reason', async () => {
    const [shipper, parcel] = [await browser.api('shipper'), newParcel()];
    const mend = await refuseParcel(browser.stack.database, parcel.waybill, `No room for ${parcel.waybill}`);
    await shipper.post('/api/shipments', parcel);
    const page = await browser.page({ as: 'admin', language: 'en' });
    const letter = await deadLetterOf(page, parcel.waybill);
    await letter.getByRole('button', { name: 'Discard' }).click();
    const dialog = page.getByRole('dialog', { name: 'Pass over this message for ever?' });
    await dialog.getByLabel('Why').fill('Registered by mistake');
    await dialog.getByRole('button', { name: 'Discard' }).click();
    await letter.waitFor({ state: 'detached' });
    await page.getByText('All', { exact: true }).click();
    await letter.getByText('Discarded', { exact: true }).waitFor();
    await mend();
  });

  it('erases the recipient of a parcel and somebody who signs in, each with a reason', async () => {
    const shipper = await browser.api('shipper');
    const parcel = newParcel({ consignee: { name: 'Siti Kenari', email: 'siti@example.test' } });
    await shipper.post('/api/shipments', parcel);
    const claimed = await fileClaim(shipper, await knownToClaims(shipper, parcel.waybill));
    const { body: claim } = await shipper.get<{ number: string }>(`/api/claims/${claimed}`);
    const page = await browser.page({ as: 'admin', language: 'en' });
    await page.goto('/admin/erasure');
    await page.getByLabel('Waybill or claim number').fill(claim.number);
    const found = page.getByRole('listitem').filter({ hasText: parcel.waybill });
    await erase(page, found);
    await found.getByText('Erased', { exact: true }).waitFor();
    await page.getByLabel('Waybill or claim number').fill(parcel.waybill);
    await page.waitForURL(`**parcel=${parcel.waybill}`);
    await page.reload();
    await erase(page, found);
    await found.getByText('Nobody was there any more').waitFor();

    const admin = await browser.api('admin');
    const { body: organisations } = await admin.get<{ items: { id: string }[] }>(
      '/api/organisations?kind=shipper',
    );
    const email = `gone-${Date.now()}@tuntas.example`;
    const person = { email, name: 'Gone Tomorrow', locale: 'en', roles: ['shipper'] };
    await admin.post('/api/people', { ...person, organisationId: organisations.items[0]?.id });
    await page.getByLabel('Name or e-mail').fill(email);
    const leaving = page.getByRole('listitem').filter({ hasText: email });
    await erase(page, leaving);
    await leaving.getByText('Erased', { exact: true }).waitFor();
    await browser.look(page, 'admin-erased');
    await page.reload();
    await page.getByText('Nobody fits').waitFor();
  });

  it('adds a step to the ladder, and sees what that would move before it is saved', async () => {
    const page = await browser.page({ as: 'admin', language: 'en' });
    await page.goto('/admin/sla-policies?id=default');
    await page.getByRole('button', { name: 'Add a step' }).click();
    const step = page.getByRole('group', { name: 'Escalation “step_1”' });
    await step.getByLabel('Name').fill('head_office');
    const added = page.getByRole('group', { name: 'Escalation “head_office”' });
    await added.getByRole('combobox', { name: /Who hears of it/ }).click();
    await page.getByRole('option', { name: 'Administrators' }).click();
    await page.getByRole('button', { name: 'Show what would move' }).click();
    await page.getByText('What saving would move', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isEnabled()).toBe(true);
    await browser.look(page, 'admin-ladder');
  });

  it('sees how every service is', async () => {
    const page = await browser.page({ as: 'admin', language: 'en' });
    await page.goto('/admin/system');
    await page.getByText('All is well').first().waitFor();
    await page.getByRole('heading', { name: 'Money and goods' }).waitFor();
  });
});

const places = [
  'people',
  'organisations',
  'api-keys',
  'rule-packs',
  'calendars',
  'sla-policies',
  'carriers',
  'templates',
  'erasure',
  'dead-letters',
  'system',
].map((place): Place => [`admin-${place}`, `/admin/${place}`]);

describe.each(languages)('every page of administration in %s', (language: Language) => {
  it.each(widths)(
    'is whole and accessible at %d pixels',
    async (width) => {
      const page = await browser.page({ as: 'admin', width, language });
      await browser.walk(page, places, `${language}-${width}`);
    },
    manyPages,
  );
});

it(
  'is as accessible in the dark',
  async () => {
    const page = await browser.page({ as: 'admin', scheme: 'dark' });
    await browser.walk(page, places, 'dark');
  },
  manyPages,
);
