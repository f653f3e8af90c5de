import { languages, testBrowser, widths } from './support/browser';

const browser = testBrowser();

const words = {
  id: { submit: 'Masuk', failed: 'Email dan kata sandi', other: 'English' },
  en: { submit: 'Sign in', failed: 'E-mail address and password', other: 'Bahasa Indonesia' },
};

const shipper = () => browser.stack.people.find(({ roles }) => roles.includes('shipper'));

describe('signing in', () => {
  it('leads to the page one wanted, and out again', async () => {
    const page = await browser.page({ language: 'en' });
    await page.goto('/shipper/claims?stage=settled');
    await page.waitForURL('**/sign-in?next=*');
    await page.getByLabel('E-mail address').fill(shipper()?.email ?? '');
    await page.getByRole('textbox', { name: 'Password' }).fill(shipper()?.password ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/shipper/claims?stage=settled');
    await page.getByRole('button', { name: /Your account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    await page.goto('/shipper/claims');
    await page.waitForURL('**/sign-in?next=*');
  });

  it('says what to do about a wrong password, and keeps what was typed', async () => {
    browser.expectErrors(/status of 401/);
    const page = await browser.page({ language: 'id' });
    await page.goto('/sign-in');
    await page.getByLabel('Alamat email').fill(shipper()?.email ?? '');
    await page.getByRole('textbox', { name: 'Kata sandi' }).fill('not the right one');
    await page.getByRole('button', { name: 'Masuk' }).click();
    await page.getByRole('alert').getByText('tidak cocok').waitFor();
    expect(await page.getByLabel('Alamat email').inputValue()).toBe(shipper()?.email);
  });
});

describe('the language', () => {
  it('changes at once, everywhere, and stays', async () => {
    const page = await browser.page({ language: 'id' });
    await page.goto('/sign-in');
    await page.getByRole('button', { name: words.id.other }).click();
    await page.getByRole('button', { name: words.en.submit }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('button', { name: words.en.submit }).waitFor();
  });
});

const places = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'set-password', path: '/set-password#token' },
  { name: 'not-found', path: '/nowhere', as: 'shipper' },
  { name: 'no-permission', path: '/admin/people', as: 'shipper' },
  { name: 'shipper-claims', path: '/shipper/claims', as: 'shipper' },
  { name: 'courier-reports', path: '/courier/reports', as: 'courier' },
  { name: 'ops-queue', path: '/ops/queue', as: 'agent' },
  { name: 'finance-payouts', path: '/finance/payouts', as: 'finance' },
  { name: 'admin-people', path: '/admin/people', as: 'admin' },
];

describe.each(languages)('in %s', (language) => {
  describe.each(widths)('at %d pixels', (width) => {
    it.each(places)('$name is whole and accessible', async ({ name, path, as }) => {
      const page = await browser.page({ as, width, language });
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await browser.look(page, `${name}-${language}-${width}`);
    });
  });
});

it('is as accessible in the dark', async () => {
  const page = await browser.page({ as: 'agent', scheme: 'dark' });
  await page.goto('/ops/queue');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await browser.look(page, 'ops-queue-dark');
});
