import { waitFor } from '@tuntas/testing';
import { type Language, languages, type Place, manyPages, testBrowser, widths } from './support/browser';
import { decidedClaim } from './support/paid-claim';
import { type Api, firstOf } from './support/api';

const browser = testBrowser();
const idr = (amount: number) => ({ amount, currency: 'IDR' });

const people = async () => ({ shipper: await browser.api('shipper'), agent: await browser.api('agent') });

const keyOf = async (finance: Api, payoutId: string): Promise<string> => {
  const { body } = await finance.get<{ attempts: { key: string }[] }>(`/api/payouts/${payoutId}/story`);
  return body.attempts[0]?.key ?? '';
};

/** Two payouts of the currency in one bank file, as the bank knows them. */
async function payoutsInFile(finance: Api): Promise<{ number: string; key: string }[]> {
  await finance.put('/api/payout-methods', { organisationId: null, currency: 'IDR', method: 'bank_file' });
  const both = await people();
  const decided = [await decidedClaim(both, idr(450_000)), await decidedClaim(both, idr(310_000))];
  await finance.put('/api/payout-methods', { organisationId: null, currency: 'IDR', method: 'provider' });
  const made = await finance.post('/api/bank-files', {
    currency: 'IDR',
    executionDate: '2026-12-01',
    payoutIds: decided.map(({ payoutId }) => payoutId),
  });
  expect(made.status).toBe(201);
  return Promise.all(
    decided.map(async ({ claimNumber, payoutId }) => ({
      number: claimNumber,
      key: await keyOf(finance, payoutId),
    })),
  );
}

describe('finance', () => {
  it('lets a second person approve what is above the limit, and shows where the money is', async () => {
    const { claimNumber, payoutId } = await decidedClaim(await people(), idr(7_500_000));
    const page = await browser.page({ as: 'finance', language: 'en' });
    await page.goto('/finance/approvals?sort=-createdAt');
    const row = page.getByRole('row').filter({ hasText: claimNumber });
    await row.getByRole('button', { name: 'Approve' }).click();
    await page.getByRole('dialog').getByText('IDR 7,500,000').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await row.waitFor({ state: 'detached' });
    await page.goto(`/finance/payouts/${payoutId}`);
    await page.getByText('Payout paid').waitFor();
    await page.getByText('Fitri Keuangan').first().waitFor();
    await browser.look(page, 'finance-payout-paid');
  });

  it('reads a bank statement, and settles its mismatch with two people', async () => {
    const finance = await browser.api('finance');
    const [exact, less] = await payoutsInFile(finance);
    const rows = [
      'Date,Amount,Text,EndToEndId',
      `2026-11-27,-450000,transfer,${exact?.key}`,
      `2026-11-27,-200000,first part,${less?.key}`,
    ];
    const page = await browser.page({ as: 'finance', language: 'en' });
    await page.goto('/finance/statements');
    await page.locator('input[type="file"]').setInputFiles({
      name: 'november.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\n')),
    });
    await page.getByText('2 bookings', { exact: true }).waitFor();
    await page.getByText('IDR 650,000').waitFor();
    await page.getByRole('button', { name: 'Import and match' }).click();
    await page.getByText('The amount differs from the payout').first().waitFor();
    await page.getByText('Settled a payout').first().waitFor();
    await browser.look(page, 'finance-statement');

    const row = page.getByRole('row').filter({ hasText: 'first part' });
    await row.getByRole('button', { name: 'Resolve' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Belongs to a payout').check();
    await dialog.getByLabel('Why').fill('the bank pays in two parts');
    await dialog.getByRole('button', { name: 'Propose' }).click();
    await row.getByText('Waits for confirmation').waitFor();
    expect(await row.getByRole('button', { name: 'Confirm' }).count()).toBe(0);

    const second = await browser.page({ as: 'finance', nth: 1, language: 'en' });
    await second.goto('/finance/mismatches');
    const theirs = second.getByRole('row').filter({ hasText: less?.number ?? '' });
    await theirs.getByRole('button', { name: 'Confirm' }).click();
    await second.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await theirs.waitFor({ state: 'detached' });
    const balance = await finance.get('/api/ledger/balance');
    expect(balance.body).toMatchObject({ balanced: true });
  });

  it('makes a bank file that never changes', async () => {
    const finance = await browser.api('finance');
    await finance.put('/api/payout-methods', { organisationId: null, currency: 'IDR', method: 'bank_file' });
    await decidedClaim(await people(), idr(95_000));
    await finance.put('/api/payout-methods', { organisationId: null, currency: 'IDR', method: 'provider' });
    const page = await browser.page({ as: 'finance', language: 'en' });
    await page.goto('/finance/bank-files');
    await page.getByRole('button', { name: 'Make the IDR file' }).click();
    await page.waitForURL('**/finance/bank-files/*-*');
    await page.getByText('SHA-256').first().waitFor();
    await browser.look(page, 'finance-bank-file');
    await page.getByRole('button', { name: 'Cancel the file' }).click();
    await page.getByLabel('Reason').fill('made too early');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the file' }).click();
    await page.getByText('made too early').waitFor();
  });
});

/** The lists, and the first record of those that have pages of their own; the journeys above made one of each. */
const places = async (): Promise<Place[]> => {
  const finance = await browser.api('finance');
  const [payout, file, statement] = await Promise.all(
    ['payouts', 'bank-files', 'bank-statements'].map((list) => firstOf(finance, list)),
  );
  return [
    'approvals',
    'payouts',
    `payouts/${payout}`,
    'bank-files',
    `bank-files/${file}`,
    'statements',
    `statements/${statement}`,
    'mismatches',
    'ledger',
    'recoveries',
  ].map((path): Place => [`finance-${path.replace(/\/.*/, '-one')}`, `/finance/${path}`]);
};

describe.each(languages)('every page of finance in %s', (language: Language) => {
  it.each(widths)(
    'is whole and accessible at %d pixels',
    async (width) => {
      const page = await browser.page({ as: 'finance', width, language });
      await browser.walk(page, await places(), `${language}-${width}`);
    },
    manyPages,
  );
});

it(
  'is as accessible in the dark',
  async () => {
    const page = await browser.page({ as: 'finance', scheme: 'dark' });
    await browser.walk(page, await places(), 'dark');
  },
  manyPages,
);

it('keeps filters in the address', async () => {
  const page = await browser.page({ as: 'finance', language: 'en' });
  await page.goto('/finance/payouts');
  await page.getByRole('group', { name: 'Payouts by state' }).getByRole('button', { name: /^Paid/ }).click();
  await waitFor(() => Promise.resolve(page.url().includes('state=paid')));
  await page.reload();
  await page.locator('[aria-pressed="true"]').waitFor();
});
