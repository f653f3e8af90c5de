import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@tuntas/testing';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findTool } from '../../../deploy/local/host/tools';
import type { SharedStack } from './browser-stack';

/** A courier's phone: a browser profile on disk, which outlives the browser. */
export interface Phone {
  /**
   * Opens the browser, as often as it was closed. Without a network nothing gets out from its first moment on, not
   * even from a service worker that the browser wakes before anybody could tell it to be offline.
   */
  open(how?: { readonly network: boolean }): Promise<BrowserContext>;
  signIn(context: BrowserContext): Promise<void>;
  throwAway(): void;
}

/** Where nobody listens; for this machine's own addresses as well, which browsers otherwise ask directly. */
const nowhere = { server: 'http://127.0.0.1:9', bypass: '<-loopback>' };

export function newPhone(stack: SharedStack, language: 'id' | 'en' = 'id'): Phone {
  const profile = mkdtempSync(join(tmpdir(), 'tuntas-phone-'));
  return {
    open: async ({ network } = { network: true }) => {
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: findTool('chromium') ?? undefined,
        args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
        baseURL: stack.url,
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
        locale: language === 'id' ? 'id-ID' : 'en-GB',
        timezoneId: 'Asia/Jakarta',
        reducedMotion: 'reduce',
        ...(!network && { offline: true, proxy: nowhere }),
      });
      await context.addInitScript({ content: `localStorage.setItem('tuntas.language', '${language}')` });
      return context;
    },
    signIn: async (context) => {
      const person = stack.people.find(({ roles }) => roles.includes('courier'));
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto('/sign-in?next=%2Fcourier%2Freports');
      await page.locator('input[name=email]').fill(person?.email ?? '');
      await page.locator('input[name=password]').fill(person?.password ?? '');
      await page.locator('button[type=submit]').click();
      await page.waitForURL('**/courier/reports');
    },
    throwAway: () => rmSync(profile, { recursive: true, force: true }),
  };
}

/** The application lies on the phone and answers without a network. */
export const installed = (page: Page): Promise<unknown> =>
  page.evaluate(`navigator.serviceWorker.ready.then(({ active }) => new Promise((done) => {
    const look = () => active.state === 'activated' && done();
    active.addEventListener('statechange', look);
    look();
  }))`);

/** A finger on the glass. */
export async function sign(page: Page, field: string | RegExp): Promise<void> {
  const open = page.locator('canvas').and(page.getByLabel(field));
  const glass = open.first();
  // The code of the step may still be on its way.
  await glass.waitFor();
  const before = await open.count();
  // Clear of the bars at the top and the bottom, which would take the finger.
  await glass.evaluate((node: unknown) =>
    (node as { scrollIntoView(how: object): void }).scrollIntoView({ block: 'center' }),
  );
  const box = await glass.boundingBox();
  if (!box) throw new Error(`nothing to sign on: ${field}`);
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.15, 0.6));
  await page.mouse.down();
  for (const [x, y] of [
    [0.3, 0.25],
    [0.42, 0.7],
    [0.55, 0.3],
    [0.7, 0.65],
    [0.85, 0.4],
  ] as const)
    await page.mouse.move(...at(x, y), { steps: 6 });
  await page.mouse.up();
  await waitFor(async () => (await open.count()) < before, { what: 'the signature to be taken' });
}

/** A photo as a phone's camera gives it: large, and with the place it was taken at. */
export async function cameraPhoto(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const { default: sharp } = await import('sharp');
  const noise = Buffer.from(Array.from({ length: 64 * 48 * 3 }, () => Math.floor(Math.random() * 256)));
  const buffer = await sharp(noise, { raw: { width: 64, height: 48, channels: 3 } })
    .resize(2_400, 1_800, { kernel: 'cubic' })
    .withExif({ IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 12/1 31/1' } })
    .jpeg({ quality: 85 })
    .toBuffer();
  return { name: 'IMG_0001.JPG', mimeType: 'image/jpeg', buffer };
}
