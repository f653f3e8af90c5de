import { waitFor } from '@tuntas/testing';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { Api } from './support/api';
import { languages, testBrowser, widths } from './support/browser';

const browser = testBrowser();
let parcels = 0;

interface Filed {
  readonly id: string;
  readonly number: string;
}

const photo = async (name: string, background: string): Promise<File> => {
  const image = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer();
  return new File([new Uint8Array(image)], name, { type: 'image/jpeg' });
};

/** A claim for a parcel of its own, as the shipper files it. */
async function filed(shipper: Api, type = 'damage'): Promise<Filed> {
  const waybill = `OP${Date.now().toString().slice(-8)}${(parcels += 1)}`;
  await shipper.post('/api/shipments', {
    carrier: 'jne',
    waybill,
    service: 'REG',
    shippedAt: new Date(Date.now() - 4 * 86_400_000).toISOString(),
    fee: { amount: 13_000, currency: 'IDR' },
    goodsValue: { amount: 1_900_000, currency: 'IDR' },
  });
  const lines = [
    { description: 'Ceramic vase', quantity: 2, claimedAmount: 300_000 },
    { description: 'Gift box', quantity: 1, claimedAmount: 100_000 },
  ];
  const claim = { waybill, carrier: 'jne', type, wish: 'compensation', description: 'Crushed', lines };
  return waitFor(async () => {
    const { status, body } = await shipper.post<Filed>('/api/claims', claim);
    return status === 201 ? body : null;
  });
}

/** With two photos, a letter from the claimant and a note of the desk. */
async function told(shipper: Api, agent: Api): Promise<Filed> {
  const claim = await filed(shipper);
  const form = new FormData();
  form.set('kind', 'photo');
  form.append('files', await photo('front.jpg', '#a33'));
  form.append('files', await photo('side.jpg', '#338'));
  await shipper.post(`/api/claims/${claim.id}/evidence`, form);
  await shipper.post(`/api/claims/${claim.id}/messages`, { body: 'It was broken when we opened it.' });
  await agent.post(`/api/claims/${claim.id}/messages`, { body: 'Label checked', visibility: 'internal' });
  return claim;
}

const row = (page: Page, { number }: Filed) => page.locator('tbody tr', { hasText: number });
const opened = (page: Page, { number }: Filed) =>
  page.getByRole('heading', { level: 1, name: number }).waitFor();

describe('the queue', () => {
  it('gives two agents who press next at once different cases', async () => {
    const shipper = await browser.api('shipper');
    await Promise.all([filed(shipper), filed(shipper)]);
    const pages = await Promise.all([
      browser.page({ as: 'agent', language: 'en' }),
      browser.page({ as: 'agent', nth: 1, language: 'en' }),
    ]);
    await Promise.all(
      pages.map(async (page) => {
        await page.goto('/ops/queue');
        await page.locator('tbody tr').first().waitFor();
      }),
    );
    await Promise.all(pages.map((page) => page.keyboard.press('n')));
    await Promise.all(pages.map((page) => page.waitForURL('**/ops/claims/*')));
    expect(new Set(pages.map((page) => page.url())).size).toBe(2);
  });

  it('is worked by keyboard alone', async () => {
    const claim = await filed(await browser.api('shipper'));
    const page = await browser.page({ as: 'agent', language: 'en' });
    await page.goto(`/ops/queue?q=${claim.number}`);
    await row(page, claim).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await page.locator('tbody tr[aria-current="true"]', { hasText: claim.number }).waitFor();
    await page.keyboard.press('a');
    await page.getByText(`${claim.number} is yours`).waitFor();
    // The row changes where it stands.
    await row(page, claim).getByText('me', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await opened(page, claim);
    await page.keyboard.press('q');
    await page.waitForURL(`**/ops/queue?q=${claim.number}`);
  });

  it('says what is new, and moves nothing until it is asked to', async () => {
    const shipper = await browser.api('shipper');
    const first = await filed(shipper, 'swapped_contents');
    const page = await browser.page({ as: 'agent', language: 'en' });
    await page.goto('/ops/queue?type=swapped_contents');
    await row(page, first).waitFor();
    await page.getByText('Live: changes appear by themselves').waitFor();
    const second = await filed(shipper, 'swapped_contents');
    const show = page.getByRole('button', { name: '1 new, show' });
    await show.waitFor();
    expect(await row(page, second).count()).toBe(0);
    await show.click();
    await row(page, second).waitFor();
  });

  it('does one thing to many cases, and says what became of each', async () => {
    const [shipper, agent] = await Promise.all([browser.api('shipper'), browser.api('agent')]);
    const claims = await Promise.all([1, 2, 3].map(() => filed(shipper, 'partial_loss')));
    const page = await browser.page({ as: 'agent', language: 'en' });
    await page.goto('/ops/queue?type=partial_loss');
    for (const { number } of claims) await page.getByLabel(`Select ${number}`).check();
    await agent.post(`/api/claims/${claims[0]?.id}/cancel`, { reason: 'Filed by mistake' });
    await page.getByRole('button', { name: 'Priority', exact: true }).last().click();
    await page.getByRole('button', { name: 'Do it for 3 cases' }).click();
    await page.getByText('2 of 3 done').waitFor();
    expect(await page.getByRole('img', { name: 'refused' }).count()).toBe(1);
  });

  it('keeps a view for everybody', async () => {
    const name = `Lost ${Date.now()}`;
    const page = await browser.page({ as: 'agent', language: 'en' });
    await page.goto('/ops/queue?type=loss');
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('menuitem', { name: 'Save this view' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await page.getByLabel('Share with the desk').check();
    await page.getByRole('button', { name: 'Yes, go on' }).click();
    await page.waitForURL('**view=*');
    const other = await browser.page({ as: 'supervisor', language: 'en' });
    await other.goto('/ops/queue');
    await other.getByRole('button', { name: 'Saved views' }).click();
    await other.getByRole('menuitem', { name }).click();
    await other.waitForURL('**type=loss*');
  });
});

describe('a case', () => {
  it('is decided with the rule beside it; what is typed survives, and a change meanwhile is shown', async () => {
    const [shipper, supervisor] = await Promise.all([browser.api('shipper'), browser.api('supervisor')]);
    const claim = await filed(shipper);
    const page = await browser.page({ as: 'agent', language: 'en' });
    await page.goto(`/ops/claims/${claim.id}`);
    await page.getByRole('button', { name: 'As the rule says' }).click();
    await page.getByLabel('Reason in words').fill('The terms limit what is paid.');
    await page.reload();
    await opened(page, claim);
    const vase = page.getByLabel('Approved for Ceramic vase');
    await vase.waitFor();
    expect(await vase.inputValue()).toBe('97500');
    await page.getByRole('combobox', { name: 'Reason', exact: true }).click();
    await page.getByRole('option', { name: 'Limit of liability' }).click();
    await supervisor.post(`/api/claims/${claim.id}/priority`, { priority: 'urgent' });
    // Pressed before this screen has heard of it, the service refuses.
    browser.expectErrors(/412/);
    await page.getByRole('button', { name: 'Decide', exact: true }).click();
    await page.getByText('Somebody changed this case meanwhile').waitFor();
    expect(await page.getByRole('button', { name: 'Decide', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'I have seen it, go on' }).click();
    await page.getByRole('button', { name: 'Decide', exact: true }).click();
    await page.getByText(`${claim.number} is decided`).waitFor();
    const { body } = await supervisor.get(`/api/claims/${claim.id}`);
    expect(body).toMatchObject({ decision: 'approved_partial', approvedAmount: 130_000 });
  });

  it('asks for evidence from a template, and its clocks pause', async () => {
    const claim = await filed(await browser.api('shipper'));
    const page = await browser.page({ as: 'agent', language: 'en' });
    await page.goto(`/ops/claims/${claim.id}`);
    await opened(page, claim);
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Damage photos' }).click();
    await dialog.getByRole('button', { name: 'Send the request' }).click();
    await page.getByText('Waits for claimant').first().waitFor();
    await page.getByText('paused: waits for claimant').first().waitFor();
  });

  it('keeps notes of the desk apart from letters', async () => {
    const [shipper, agent] = await Promise.all([browser.api('shipper'), browser.api('agent')]);
    const claim = await told(shipper, agent);
    const page = await browser.page({ as: 'agent', language: 'en' });
    await page.goto(`/ops/claims/${claim.id}?tab=messages`);
    const thread = page.getByRole('list', { name: 'Messages' });
    await thread.getByText('It was broken when we opened it.').waitFor();
    await page.getByText('Internal note', { exact: true }).last().click();
    await page.getByLabel('Note for the desk; the claimant never sees it').fill('Ask the hub for the X-ray.');
    await page.getByRole('button', { name: 'Keep the note' }).click();
    await thread.getByText('Ask the hub for the X-ray.').waitFor();
    const { body } = await shipper.get(`/api/claims/${claim.id}/messages`);
    expect(JSON.stringify(body)).not.toContain('X-ray');
  });

  it('shows two photos side by side, and each larger and turned', async () => {
    const [shipper, agent] = await Promise.all([browser.api('shipper'), browser.api('agent')]);
    const claim = await told(shipper, agent);
    const page = await browser.page({ as: 'agent', language: 'en' });
    await page.goto(`/ops/claims/${claim.id}`);
    await page.getByRole('button', { name: 'Side by side' }).click();
    const stages = page.getByRole('group', { name: /Plus and minus zoom/ });
    await stages.nth(1).waitFor();
    await stages.first().focus();
    await page.keyboard.press('+');
    await page.keyboard.press(']');
    const look = await stages.first().locator('img').getAttribute('style');
    expect(look).toContain('rotate(90deg) scale(1.4)');
    await browser.look(page, 'ops-side-by-side-en-1440');
  });
});

describe.each(languages)('in %s', (language) => {
  describe.each(widths)('at %d pixels', (width) => {
    it.each(['evidence', 'messages', 'history'])('a case’s %s is whole and accessible', async (tab) => {
      const [shipper, agent] = await Promise.all([browser.api('shipper'), browser.api('agent')]);
      const claim = await told(shipper, agent);
      const page = await browser.page({ as: 'agent', width, language });
      await page.goto(`/ops/claims/${claim.id}?tab=${tab}`);
      await opened(page, claim);
      await browser.look(page, `ops-case-${tab}-${language}-${width}`);
    });

    it.each([
      ['board', '/ops/board'],
      ['quality', '/ops/quality'],
      ['approvals', '/ops/auto-approvals'],
    ])('the page %s is whole and accessible', async (name, path) => {
      const page = await browser.page({ as: 'supervisor', width, language });
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await browser.look(page, `ops-${name}-${language}-${width}`);
    });
  });
});

it('a case is as accessible in the dark', async () => {
  const [shipper, agent] = await Promise.all([browser.api('shipper'), browser.api('agent')]);
  const claim = await told(shipper, agent);
  const page = await browser.page({ as: 'agent', scheme: 'dark' });
  await page.goto(`/ops/claims/${claim.id}`);
  await opened(page, claim);
  await browser.look(page, 'ops-case-dark');
});
