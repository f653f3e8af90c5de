import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import type { RunningStack } from '../../e2e/support/running-stack';

interface Visitor {
  readonly width: 390 | 1440;
  readonly language: 'id' | 'en';
  /** The demo person of this role signs in; nobody when left out. */
  readonly as?: string;
}

/** A browser that was never here, on a phone or a laptop. */
export async function visitor(
  browser: Browser,
  { stack }: RunningStack,
  { width, language, as: role }: Visitor,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: stack.addresses.gateway,
    viewport: { width, height: width === 390 ? 844 : 900 },
    hasTouch: width === 390,
    isMobile: width === 390,
    locale: language === 'id' ? 'id-ID' : 'en-GB',
  });
  await context.addInitScript({ content: `localStorage.setItem('tuntas.language', '${language}')` });
  if (!role) return context;
  const demo = JSON.parse(readFileSync(join(stack.settings.stateDir, 'demo.json'), 'utf8')) as {
    people: { role: string; email: string; password: string }[];
  };
  const { email, password } = demo.people.find((person) => person.role === role) ?? {};
  const answer = await context.request.post('/api/session', { data: { email, password } });
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${await answer.text()}`);
  await context.addInitScript({ content: "localStorage.setItem('tuntas.signed-in', 'yes')" });
  return context;
}
