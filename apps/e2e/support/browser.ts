import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Api } from './api';
import { sharedStack, type SharedStack } from './browser-stack';
import { launchChromium } from './chromium';

const screens = join(__dirname, '../../../artifacts/screens');

export type Language = 'id' | 'en';
export const languages: readonly Language[] = ['id', 'en'];
/** A phone and a laptop. */
export const widths = [390, 1440] as const;
/** Time for a test that walks through a whole area on a busy machine, in milliseconds. */
export const manyPages = 400_000;
export type Width = (typeof widths)[number];

/** The name of its picture, and its address. */
export type Place = readonly [name: string, path: string];

interface Visitor {
  /** The demo person of this role signs in; nobody when left out. */
  readonly as?: string;
  /** Of several people with the role, which one. */
  readonly nth?: number;
  readonly width?: Width;
  readonly language?: Language;
  readonly scheme?: 'light' | 'dark';
}

/** Chromium for one test file, and what every page of it must keep. */
export interface TestBrowser {
  readonly stack: SharedStack;
  /** A page of a new browser profile. An error on its console fails the test, unless it was expected. */
  page(visitor?: Visitor): Promise<Page>;
  /** What is known to be logged as an error: the browser's own line about a refused request. */
  expectErrors(pattern: RegExp): void;
  /** Checks the page as it is with axe, looks for a sideways scroll, and keeps a picture of it. */
  look(page: Page, name: string): Promise<void>;
  /** Opens one address after the other and looks at each; the pictures are named `<area>-<place>-<suffix>`. */
  walk(page: Page, places: readonly Place[], suffix: string): Promise<void>;
  /** The API as a person of the role, to prepare what the page will show. */
  api(role: string, nth?: number): Promise<Api>;
}

/** Call at the top of a file or `describe`. */
export function testBrowser(): TestBrowser {
  const stack = sharedStack();
  const contexts: BrowserContext[] = [];
  let browser: Browser;
  let errors: string[] = [];
  let expected: RegExp[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    const wrong = errors.filter((error) => !expected.some((pattern) => pattern.test(error)));
    errors = [];
    expected = [];
    expect(wrong).toEqual([]);
  });

  const personOf = (role: string, nth: number) => {
    const person = stack.people.filter(({ roles }) => roles.includes(role))[nth];
    if (!person) throw new Error(`no demo person with role ${role}`);
    return person;
  };

  return {
    stack,
    page: async ({ as: role, nth = 0, width = 1440, language = 'id', scheme = 'light' } = {}) => {
      const context = await browser.newContext({
        baseURL: stack.url,
        viewport: { width, height: width === 390 ? 844 : 900 },
        hasTouch: width === 390,
        isMobile: width === 390,
        locale: language === 'id' ? 'id-ID' : 'en-GB',
        timezoneId: 'Asia/Jakarta',
        colorScheme: scheme,
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      await context.addInitScript({ content: firstVisit(language, role !== undefined) });
      if (role !== undefined) {
        const { email, password } = personOf(role, nth);
        const answer = await context.request.post('/api/session', { data: { email, password } });
        if (!answer.ok()) throw new Error(`${email} could not sign in: ${await answer.text()}`);
      }
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(String(error)));
      return page;
    },
    expectErrors: (pattern) => expected.push(pattern),
    look: async (page, name) => expect(await complaints(page, name)).toEqual([]),
    walk: async (page, places, suffix) => {
      const found: string[] = [];
      for (const [name, path] of places) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        found.push(...(await complaints(page, `${name}-${suffix}`)));
      }
      expect(found).toEqual([]);
    },
    api: async (role, nth = 0) => {
      const { email, password } = personOf(role, nth);
      return new Api(stack.url).signIn(email, password);
    },
  };
}

/** Keeps a picture; answers what axe says about the page, and whether it is wider than the screen. */
async function complaints(page: Page, name: string): Promise<string[]> {
  mkdirSync(screens, { recursive: true });
  await settled(page);
  // From its top, or what sticks to an edge stands in the middle of the picture.
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot({ path: join(screens, `${name}.png`), fullPage: true });
  const said = await axeComplaints(page);
  // On a phone `innerWidth` grows with what is too wide.
  const { width = 0 } = page.viewportSize() ?? {};
  const beyond = (await page.evaluate<number>('document.documentElement.scrollWidth')) - width;
  if (beyond > 0) said.push(`scrolls sideways by ${beyond} pixels`);
  return said.map((complaint) => `${name}: ${complaint}`);
}

/** What a browser has stored that was here before; once, so that what a test changes stays. */
const firstVisit = (language: Language, signedIn: boolean): string => `
  if (!localStorage.getItem('tuntas.language')) {
    localStorage.setItem('tuntas.language', '${language}');
    ${signedIn ? "localStorage.setItem('tuntas.signed-in', 'yes');" : ''}
  }`;

/** Nothing loads any more and every font is there. */
async function settled(page: Page): Promise<void> {
  await page.locator('[role="status"] >> text=/^(Memuat|Loading)$/').first().waitFor({ state: 'detached' });
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}

const axeOptions: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

/** WCAG 2.2 A and AA; each complaint with the element it is about. */
async function axeComplaints(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(axeOptions)})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ''}`),
  );
}
