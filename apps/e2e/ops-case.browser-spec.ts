import type { Page } from 'playwright-core';
import { testBrowser } from './support/browser';
import { givenLongAgo } from './support/behind-the-api';
import { filed, type Filed, photo, told } from './support/ops-claims';

const browser = testBrowser();

const opened = (page: Page, { number }: Filed) =>
  page.getByRole('heading', { level: 1, name: number }).waitFor();

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
    // The stream tells, before anything is sent.
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

describe('a case beside its decision', () => {
  it('says what a photo tells of itself, what is missing, and comes as files', async () => {
    const shipper = await browser.api('shipper');
    const claim = await filed(shipper);
    const form = new FormData();
    form.set('kind', 'photo');
    form.append('files', await photo('old.jpg', '#383', '2026:01:02 03:04:05'));
    await shipper.post(`/api/claims/${claim.id}/evidence`, form);
    const page = await browser.page({ as: 'agent', language: 'en' });
    await page.goto(`/ops/claims/${claim.id}`);
    await page.getByText('Tuntas Phone 7').waitFor();
    await page.getByText(/before the parcel was shipped/).waitFor();
    const needed = page.getByRole('region', { name: 'What this claim needs' });
    await needed.getByText('25 % of the papers are there').waitFor();
    await needed.getByText('Invoice').waitFor();
    for (const [what, name] of [
      ['All evidence', `${claim.number}-evidence.zip`],
      ['Dossier of the case', `${claim.number}-dossier.zip`],
    ] as const) {
      await page.getByRole('button', { name: 'Download', exact: true }).first().click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: what }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(name);
      expect(await download.failure()).toBeNull();
    }
  });

  it('opens an identity paper for a purpose only', async () => {
    const shipper = await browser.api('shipper');
    const claim = await filed(shipper);
    const form = new FormData();
    form.set('kind', 'identity_card');
    form.append('files', await photo('ktp.jpg', '#555'));
    await shipper.post(`/api/claims/${claim.id}/evidence`, form);
    const page = await browser.page({ as: 'agent', language: 'en' });
    await page.goto(`/ops/claims/${claim.id}`);
    await page.getByText('masked', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Original' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'To verify the payee' }).click(),
    ]);
    expect(download.url()).toContain('purpose=verify_payee');
    expect(await download.failure()).toBeNull();
  });

  it('sends a letter with a new file and one of the case', async () => {
    const [shipper, agent] = await Promise.all([browser.api('shipper'), browser.api('agent')]);
    const claim = await told(shipper, agent);
    const page = await browser.page({ as: 'agent', language: 'en' });
    await page.goto(`/ops/claims/${claim.id}?tab=messages`);
    await page.getByLabel('Message to the claimant').fill('This is how it should be packed.');
    const packed = Buffer.from(await (await photo('packed.jpg', '#737')).arrayBuffer());
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'packed.jpg', mimeType: 'image/jpeg', buffer: packed });
    await page.getByRole('button', { name: 'From the case' }).click();
    await page.getByRole('checkbox', { name: /front\.jpg/ }).check();
    await browser.look(page, 'ops-attach-en-1440');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const thread = page.getByRole('list', { name: 'Messages' });
    await thread.getByText('packed.jpg').waitFor();
    await thread.getByText('front.jpg').waitFor();
    // Nothing new can come along with a note: it would be evidence, which the claimant sees.
    await page.getByText('Internal note', { exact: true }).last().click();
    await page.getByRole('button', { name: 'From the case' }).waitFor();
    expect(await page.getByRole('button', { name: 'Attach files' }).count()).toBe(0);
  });

  it('has its complaints, which somebody takes and answers', async () => {
    const shipper = await browser.api('shipper');
    const claim = await filed(shipper);
    const complaint = { category: 'too_slow', text: 'Nobody answers.', claimId: claim.id };
    await shipper.post('/api/complaints', complaint);
    const page = await browser.page({ as: 'agent', language: 'en' });
    await page.goto(`/ops/claims/${claim.id}?tab=complaints`);
    await page.getByText('Nobody answers.').waitFor();
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByText('In progress', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Answer', exact: true }).click();
    await page.getByRole('textbox', { name: 'Answer' }).fill('You are right, we are sorry.');
    await browser.look(page, 'ops-complaint-en-1440');
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await page.getByText('Answered', { exact: true }).waitFor();
  });

  it('asks why a promise was missed', async () => {
    const claim = await filed(await browser.api('shipper'));
    await givenLongAgo(browser.stack.database, claim.id);
    const page = await browser.page({ as: 'agent', language: 'en' });
    await page.goto(`/ops/claims/${claim.id}`);
    await page.getByRole('button', { name: 'Say why it is late' }).first().click();
    await page.getByRole('combobox', { name: 'Why it is late' }).click();
    await page.getByRole('option', { name: 'Waits for the carrier' }).click();
    await page.getByLabel('In a word').fill('The hub answers on Monday.');
    await browser.look(page, 'ops-breach-en-1440');
    await page.getByRole('button', { name: 'Keep the reason' }).click();
    await page.getByText('The hub answers on Monday.').waitFor();
    await page.reload();
    await page.getByText('The hub answers on Monday.').waitFor();
  });
});
