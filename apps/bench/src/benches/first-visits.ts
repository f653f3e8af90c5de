import type { Browser, Page } from 'playwright-core';
import type { Api } from '../../../e2e/support/api';
import { launchChromium } from '../../../e2e/support/chromium';
import { knownParcel } from '../../../e2e/support/parcels';
import { runStack, type RunningStack } from '../../../e2e/support/running-stack';
import type { Bench, Figure } from '../bench';
import { reportDamage } from '../courier-hands';
import { median } from '../measure';
import { visitor } from '../visitor';

const rounds = 5;
const phone = { width: 390, language: 'id' } as const;
const courier = { as: 'courier' };

/** How long a phone that was never here waits until a page answers to a finger, and how long a report takes. */
export const firstVisits: Bench = {
  name: 'console',
  what: `a first visit in Chromium at 390 pixels with nothing cached, median of ${rounds}`,
  async run(say) {
    say('starting a stack');
    const tuntas = await runStack();
    const browser = await launchChromium();
    try {
      const [shipper, courier] = await Promise.all([tuntas.as('shipper'), tuntas.as('courier')]);
      const parcel = await knownParcel(shipper, courier);
      const visits = await pages(courier, parcel.waybill);
      const figures: Figure[] = [];
      for (const visit of visits) {
        say(visit.name);
        figures.push(await firstVisit(browser, tuntas, visit));
      }
      say('a report of a damaged parcel, with a photo and both signatures');
      return [...figures, ...(await report(browser, tuntas, parcel.waybill))];
    } finally {
      await browser.close();
      await tuntas.stop();
    }
  },
};

interface Visit {
  readonly name: string;
  readonly path: string;
  readonly signedIn: boolean;
  /** What a person would touch first, or read. */
  readonly ready: (page: Page) => Promise<unknown>;
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor();

async function pages(courier: Api, waybill: string): Promise<Visit[]> {
  const path = 'M10 10 L90 40 L120 20';
  const signatures = ['courier', 'recipient'].map((party) => ({ party, name: 'Joko', path }));
  const incident = { waybill, type: 'damage', description: 'Crushed', signatures };
  const findings = [{ condition: 'crushed' }];
  const { body } = await courier.post<{ beritaAcara: { publicUrl: string } }>('/api/incidents', {
    ...incident,
    findings,
  });
  const { pathname, search } = new URL(body.beritaAcara.publicUrl);
  const touch = (page: Page) => page.getByRole('link', { name: 'Laporkan paket' }).click({ trial: true });
  const type = (page: Page) => page.getByLabel('Nomor resi').click({ trial: true });
  return [
    { name: 'the courier’s reports', path: '/courier/reports', signedIn: true, ready: touch },
    { name: 'a courier’s report', path: '/courier/report', signedIn: true, ready: type },
    { name: 'a parcel', path: `/t/${waybill}`, signedIn: false, ready: heading },
    { name: 'a berita acara', path: pathname + search, signedIn: false, ready: heading },
  ];
}

async function firstVisit(browser: Browser, tuntas: RunningStack, visit: Visit): Promise<Figure> {
  const { name, path, signedIn, ready } = visit;
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const context = await visitor(browser, tuntas, { ...phone, ...(signedIn && courier) });
    const page = await context.newPage();
    const began = performance.now();
    await page.goto(path, { waitUntil: 'commit' });
    await ready(page);
    times.push(performance.now() - began);
    await context.close();
  }
  const value = median(times);
  return { name, value, unit: 'ms', aim: '< 2,000 ms', met: value < 2_000 };
}

async function report(browser: Browser, tuntas: RunningStack, waybill: string): Promise<Figure[]> {
  const context = await visitor(browser, tuntas, { ...phone, ...courier });
  const page = await context.newPage();
  await page.goto('/courier/reports');
  const { seconds, taps } = await reportDamage(page, waybill);
  return [
    { name: 'a report, as fast as a script', value: seconds, unit: 's', aim: '< 30 s', met: seconds < 30 },
    { name: 'taps and fields for it', value: taps, unit: 'times' },
  ];
}
