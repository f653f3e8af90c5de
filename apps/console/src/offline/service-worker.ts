import { SYNC_TAG } from './background';
import { syncReports } from './sync';
import type { Fetching, WorkerScope } from './worker-scope';

/*
 * Keeps the courier's part of this application on the phone, so that it opens without a network, and sends what waits
 * after the page was closed. It keeps code, styles and type; never an answer of the API, whoever asks.
 */

declare const self: WorkerScope;
/** Every file the courier's pages need, and a name that changes with any of them; both come from the build. */
declare const __FILES__: readonly string[];
declare const __VERSION__: string;

const cacheName = `tuntas-${__VERSION__}`;
const shell = '/courier/reports';
const SLOW_MS = 4_000;

const kept = new Set(__FILES__);

self.addEventListener('install', (event) => event.waitUntil(fill()));

self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting();
});

self.addEventListener('sync', (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(sendAll());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') openPage(event, pathname);
  else if (kept.has(pathname)) event.respondWith(fromPhone(request));
});

async function fill(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll([...kept].map((file) => new Request(file, { cache: 'reload' })));
  const page = await fetch(shell, { cache: 'reload', headers: { accept: 'text/html' } });
  if (!page.ok) throw new Error(`the page answered ${page.status}`);
  await cache.put(shell, page);
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('tuntas-') && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Throws while something waits, so that the browser tries once more. */
async function sendAll(): Promise<void> {
  const left = await syncReports({ atOnce: true });
  if (left > 0) throw new Error(`${left} wait`);
}

/** The courier's pages open from the phone when the network does not answer in time; all others are the network's. */
function openPage(event: Fetching, pathname: string): void {
  if (pathname !== '/' && pathname !== '/courier' && !pathname.startsWith('/courier/')) return;
  event.respondWith(networkFirst(event.request));
}

async function networkFirst(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(SLOW_MS) });
    if (answer.status < 500) return answer;
  } catch {
    // No network, or none worth waiting for.
  }
  return (await caches.match(shell, { cacheName })) ?? Response.error();
}

const fromPhone = async (request: Request): Promise<Response> =>
  (await caches.match(new URL(request.url).pathname, { cacheName })) ?? fetch(request);
