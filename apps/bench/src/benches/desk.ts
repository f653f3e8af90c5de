import type { Browser, Page } from 'playwright-core';
import { filed } from '../../../e2e/support/ops-claims';
import { launchChromium } from '../../../e2e/support/chromium';
import { runStack, type RunningStack } from '../../../e2e/support/running-stack';
import type { Bench, Figure } from '../bench';
import { framesSince, type Shown, watchFrames } from '../frames';
import { median, percentile } from '../measure';
import { firstParcel } from '../parcels';
import { visitor } from '../visitor';
import { fillQueue } from './queue-rows';

const ROWS = Number(process.env.BENCH_DESK_ROWS ?? 100_000);
/** Cases that are scrolled through, page after page. */
const FAR = 2_000;
const STEPS = 60;
/** A picture that comes later than this is seen as a jerk. */
const JERK_MS = 50;
/** An answer that comes later than this is noticed. */
const NOTICED_MS = 100;
/** More rows than this are not needed to fill any screen twice. */
const MOST_ROWS = 60;

type Width = 390 | 1440;

/** The queue in a browser: scrolled far, walked by keys, and filtered. */
export const desk: Bench = {
  name: 'desk',
  what: `the ops queue with ${ROWS.toLocaleString('en')} open claims, in Chromium`,
  async run(say) {
    say('starting a stack');
    const tuntas = await runStack();
    const browser = await launchChromium();
    try {
      const parcel = await firstParcel(tuntas);
      say('filling');
      await fillQueue(tuntas.database, parcel.id, ROWS);
      const figures: Figure[] = [];
      for (const width of [1440, 390] as const) figures.push(...(await day(browser, tuntas, width, say)));
      return figures;
    } finally {
      await browser.close();
      await tuntas.stop();
    }
  },
};

async function day(
  browser: Browser,
  tuntas: RunningStack,
  width: Width,
  say: (progress: string) => void,
): Promise<Figure[]> {
  const context = await visitor(browser, tuntas, { width, language: 'en', as: 'agent' });
  await watchFrames(context);
  const page = await context.newPage();
  const at = (name: string): string => `${width} px: ${name}`;
  const figures: Figure[] = [];
  const add = (name: string, value: number, unit: string, most?: number): void => {
    say(`${at(name)}: ${value.toFixed(0)} ${unit}`);
    const aim = most === undefined ? {} : { aim: `≤ ${most} ${unit}`, met: value <= most };
    figures.push({ name: at(name), value, unit, ...aim });
  };
  add('the queue is there', await timed(() => opened(page)), 'ms');
  const { shown, most } = await scrolled(page, width);
  add(`scrolling through ${FAR.toLocaleString('en')} cases, frame p50`, median(shown.frames), 'ms');
  add('the same, frame p99', percentile(shown.frames, 99), 'ms', JERK_MS);
  add('the same, longest that nothing else could happen', Math.max(0, ...shown.blocked), 'ms', NOTICED_MS);
  add('rows in the page, at most', most, 'rows', MOST_ROWS);
  if (width === 1440) {
    const answers = await walked(page);
    add('j and k there, key to picture p50', median(answers), 'ms');
    add('the same, p99', percentile(answers, 99), 'ms', NOTICED_MS);
  }
  await page.evaluate('scrollTo(0, 0)');
  add('a filter, until rows and counts are there', await timed(() => filtered(page)), 'ms', 1_000);
  if (width === 1440)
    add('a case that another agent takes, until its row says so', await taken(page, tuntas), 'ms', 3_000);
  await context.close();
  return figures;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const rows = 'tbody tr[data-index], li[data-index]';

async function opened(page: Page): Promise<void> {
  await page.goto('/ops/queue');
  await page.locator(rows).first().waitFor();
}

/** By the wheel, until so many cases were loaded. */
async function scrolled(page: Page, width: Width): Promise<{ shown: Shown; most: number }> {
  let loaded = 0;
  page.on('response', (answer) => {
    if (/\/api\/queue\?/.test(answer.url())) loaded += 50;
  });
  const hand = await page.context().newCDPSession(page);
  const gesture = {
    x: width / 2,
    y: 700,
    yDistance: -4_000,
    speed: 4_000,
    gestureSourceType: 'mouse',
  } as const;
  await framesSince(page);
  let most = 0;
  while (loaded < FAR) {
    await hand.send('Input.synthesizeScrollGesture', gesture);
    most = Math.max(most, await page.locator(rows).count());
  }
  return { shown: await framesSince(page), most };
}

async function walked(page: Page): Promise<number[]> {
  await page
    .locator(rows)
    .nth(15)
    .click({ position: { x: 60, y: 8 } });
  await framesSince(page);
  for (let step = 0; step < STEPS; step += 1) await page.keyboard.press(step % 3 === 2 ? 'k' : 'j');
  await page.locator('tr[data-current]').waitFor();
  const { answers } = await framesSince(page);
  return [...answers, ...Array.from({ length: Math.max(0, STEPS - answers.length) }, () => 16)];
}

/** A real one among the generated ones, which have no promises: any change would take those out of the queue. */
async function taken(page: Page, tuntas: RunningStack): Promise<number> {
  const [shipper, other] = await Promise.all([tuntas.as('shipper'), tuntas.as('agent', 1)]);
  const { id, number } = await filed(shipper);
  await page.goto('/ops/queue?sort=-filedAt');
  const row = page.locator('tbody tr', { hasText: number });
  await row.getByText('nobody', { exact: true }).waitFor();
  await page.getByText('Live: changes appear by themselves').waitFor();
  return timed(async () => {
    await other.post(`/api/claims/${id}/take`);
    await row.getByText(/Rizky/).waitFor();
  });
}

async function filtered(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Carrier', exact: true }).first().click();
  // The address holds what is chosen, and changes a moment later.
  await page.getByRole('dialog').getByLabel(/SAPX/).click();
  await page.getByText(/^20 /).first().waitFor();
  await page.locator(rows).first().waitFor();
}
