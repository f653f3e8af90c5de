import { waitFor } from '@tuntas/testing';
import type { Locator, Page } from 'playwright-core';
import { languages, testBrowser, widths } from './support/browser';
import { filed, type Filed, told } from './support/ops-claims';

const browser = testBrowser();

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

  it('keeps what it shows true after a time without the stream', async () => {
    const [shipper, other] = await Promise.all([browser.api('shipper'), browser.api('agent', 1)]);
    const [kept, left] = await Promise.all([filed(shipper, 'late'), filed(shipper, 'late')]);
    const page = await browser.page({ as: 'agent', language: 'en' });
    browser.expectErrors(/502|ERR_|EventSource/);
    let refused = false;
    // A stream that ends at once, and then a gateway that is being replaced.
    await page.route('**/api/events', (route) =>
      refused
        ? route.fulfill({ status: 502 })
        : route.fulfill({ contentType: 'text/event-stream', body: 'retry: 200\n\n' }),
    );
    await page.goto('/ops/queue?type=late');
    await row(page, kept).getByText('nobody', { exact: true }).waitFor();
    await row(page, left).waitFor();
    refused = true;
    await page.waitForResponse((answer) => answer.url().endsWith('/api/events') && answer.status() === 502);
    await other.post(`/api/claims/${kept.id}/take`);
    await shipper.post(`/api/claims/${left.id}/cancel`);
    await page.unroute('**/api/events');
    // Long before the minute in which the queue reads its clocks anew.
    await row(page, kept).getByText(/Rizky/).waitFor({ timeout: 30_000 });
    await page.locator('tbody tr[data-faded]', { hasText: left.number }).waitFor({ timeout: 30_000 });
  });

  it('shows far down a long list what another agent does, and moves nothing under the cursor', async () => {
    const [shipper, other] = await Promise.all([browser.api('shipper'), browser.api('agent', 1)]);
    for (let batch = 0; batch < 8; batch += 1)
      await Promise.all(Array.from({ length: 8 }, () => filed(shipper, 'cod_dispute')));
    const page = await browser.page({ as: 'agent', language: 'en' });
    await page.goto('/ops/queue?type=cod_dispute&sort=filedAt');
    await page.getByText('Live: changes appear by themselves').waitFor();
    const here = page.locator('tbody tr[aria-current="true"]');
    // Past the first page, which holds fifty.
    await waitFor(
      async () => {
        await page.keyboard.press('j');
        return (await here.count()) > 0 && Number(await here.getAttribute('data-index')) >= 55;
      },
      { every: 20, timeout: 60_000, what: 'the cursor far down' },
    );
    const above = page.locator('tbody tr[data-index="54"]');
    const claimIn = async (which: Locator): Promise<Filed> => {
      const number = /CLM-\d{4}-\d{6}/.exec((await which.textContent()) ?? '')?.[0];
      const { body } = await other.get<{ items: Filed[] }>(`/api/queue?q=${number}`);
      if (!body.items[0]) throw new Error(`${number} is not in the queue`);
      return body.items[0];
    };
    const at = await here.boundingBox();
    await shipper.post(`/api/claims/${(await claimIn(above)).id}/cancel`);
    await other.post(`/api/claims/${(await claimIn(here)).id}/take`);
    await here.getByText(/Rizky/).waitFor({ timeout: 20_000 });
    await page.locator('tbody tr[data-index="54"][data-faded]').waitFor({ timeout: 20_000 });
    expect(await here.boundingBox()).toEqual(at);
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

describe('the team', () => {
  it('says who is here; whoever is away gets no case until they are back', async () => {
    const page = await browser.page({ as: 'supervisor', language: 'en' });
    await page.goto('/ops/team');
    await page.getByRole('button', { name: 'Change: me' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('away', { exact: true }).click();
    await dialog.getByLabel('Away until').fill('2036-12-28T09:00');
    await dialog.getByRole('combobox', { name: 'Substitute' }).click();
    await page.getByRole('option', { name: /Rizky/ }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    const notice = page.getByRole('alert', { name: 'You are marked as away' });
    await notice.getByText(/Rizky .* stands in/).waitFor();
    await page.goto('/ops/queue');
    await notice.waitFor();
    browser.expectErrors(/409/);
    await page.getByRole('button', { name: /Next case/ }).click();
    await page.getByText('Say that you are back, then take the next case').waitFor();
    await notice.getByRole('button', { name: 'I am back' }).click();
    await notice.waitFor({ state: 'detached' });
  });

  it('sees at once what another one does', async () => {
    const [shipper, other] = await Promise.all([browser.api('shipper'), browser.api('agent', 1)]);
    const claim = await filed(shipper);
    const page = await browser.page({ as: 'agent', language: 'en' });
    await page.goto(`/ops/queue?q=${claim.number}`);
    await row(page, claim).getByText('nobody', { exact: true }).waitFor();
    await page.getByText('Live: changes appear by themselves').waitFor();
    await other.post(`/api/claims/${claim.id}/take`);
    // Long before the minute in which the queue reads its clocks anew.
    await row(page, claim).getByText(/Rizky/).waitFor({ timeout: 20_000 });
  });
});

it('a rule that approves by itself is drafted and tried by one admin, activated by another, and stopped', async () => {
  const page = await browser.page({ as: 'admin', language: 'en' });
  const key = `late-${Date.now()}`;
  await page.goto('/ops/auto-approvals');
  await page.getByRole('button', { name: 'Draft a rule' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(key);
  await dialog.getByLabel('Up to').fill('1');
  // What is chosen already lies over the input.
  await dialog.getByRole('combobox', { name: 'Kinds of claim' }).click({ force: true });
  await page.getByRole('option').last().click();
  await dialog.getByLabel('Name').click();
  await dialog.getByRole('button', { name: 'Keep the draft' }).click();
  const rule = page.getByRole('region', { name: `auto/${key}@1`, exact: true });
  await rule.getByText('Draft', { exact: true }).waitFor();
  await rule.getByText('You drafted it: another administrator activates it.').waitFor();
  expect(await rule.getByRole('button', { name: 'Activate' }).count()).toBe(0);
  const second = await browser.page({ as: 'admin', nth: 1, language: 'en' });
  await second.goto('/ops/auto-approvals');
  const theirs = second.getByRole('region', { name: `auto/${key}@1`, exact: true });
  const activate = theirs.getByRole('button', { name: 'Activate' });
  await activate.waitFor();
  expect(await activate.isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText('past cases', { exact: true }).waitFor();
  await second.reload();
  await activate.click();
  await second.getByRole('button', { name: 'Yes, go on' }).click();
  await theirs.getByText('Active', { exact: true }).waitFor();
  await page.reload();
  await rule.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Yes, go on' }).click();
  await rule.getByText('Retired', { exact: true }).waitFor();
});

describe('every page', () => {
  let claim: Filed;
  beforeAll(async () => {
    claim = await told(await browser.api('shipper'), await browser.api('agent'));
    const complaint = { category: 'too_slow', text: 'Nobody answers.', claimId: claim.id };
    await (await browser.api('shipper')).post('/api/complaints', complaint);
  });

  describe.each(languages)('in %s', (language) => {
    describe.each(widths)('at %d pixels', (width) => {
      it.each(['evidence', 'messages', 'complaints', 'history'])(
        'a case’s %s is whole and accessible',
        async (tab) => {
          const page = await browser.page({ as: 'agent', width, language });
          await page.goto(`/ops/claims/${claim.id}?tab=${tab}`);
          await opened(page, claim);
          await browser.look(page, `ops-case-${tab}-${language}-${width}`);
        },
      );

      it.each(['queue', 'board', 'team', 'quality', 'auto-approvals'])(
        'the page %s is whole and accessible',
        async (name) => {
          const page = await browser.page({ as: 'supervisor', width, language });
          await page.goto(`/ops/${name}`);
          await page.getByRole('heading', { level: 1 }).waitFor();
          await browser.look(page, `ops-${name}-${language}-${width}`);
        },
      );
    });
  });

  const inTheDark = ['queue', 'board', 'team', 'case'].flatMap((name) =>
    widths.map((width) => [name, width] as const),
  );
  it.each(inTheDark)('is as accessible in the dark: %s at %d pixels', async (name, width) => {
    const page = await browser.page({ as: 'supervisor', width, scheme: 'dark' });
    await page.goto(name === 'case' ? `/ops/claims/${claim.id}` : `/ops/${name}`);
    await (name === 'case' ? opened(page, claim) : page.getByRole('heading', { level: 1 }).waitFor());
    await browser.look(page, `ops-${name}-dark-${width}`);
  });
});
