import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { type Catcher, startCatcher } from './catcher';

let catcher: Catcher;
beforeAll(async () => {
  catcher = await startCatcher();
});
afterAll(() => catcher.close());
beforeEach(async () => {
  await fetch(`${catcher.url}/api/messages`, { method: 'DELETE' });
});

const mail = (to: string, subject = 'Halo') => ({
  from: 'Tuntas <no-reply@tuntas.example>',
  to,
  subject,
  text: 'Paket Anda tiba',
  html: '<p>Paket Anda <b>tiba</b></p><script>parent.hacked = 1</script>',
});
const send = (message: ReturnType<typeof mail>, from = catcher) =>
  createTransport({ url: from.smtpUrl, socketTimeout: 1_000 }).sendMail(message);
const behave = (behaviour: object) =>
  fetch(`${catcher.url}/behaviour`, { method: 'PUT', body: JSON.stringify(behaviour) });
const get = async (path: string) => {
  const response = await fetch(catcher.url + path);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

it('keeps what it is sent, newest first, and finds it', async () => {
  await send(mail('sari@example.test', 'Klaim CLM-1 diterima'));
  await send(mail('budi@example.test', 'Klaim CLM-2 diterima'));
  const listed = async (query: string) => {
    const { items } = JSON.parse((await get(`/api/messages?${query}`)).text);
    return items.map(({ subject }: { subject: string }) => subject);
  };
  expect(await listed('')).toEqual(['Klaim CLM-2 diterima', 'Klaim CLM-1 diterima']);
  expect(await listed('to=sari')).toEqual(['Klaim CLM-1 diterima']);
  expect(await listed('q=clm-2+paket')).toEqual(['Klaim CLM-2 diterima']);
  expect(await listed('q=nothing')).toEqual([]);
  expect((await get('/?q=CLM-1')).text).toContain('/messages/1');
});

it('shows a mail without running anything in it', async () => {
  await send(mail('sari@example.test', '<img src=x onerror=alert(1)>'));
  const page = await get('/messages/1');
  expect(page.text).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(page.text).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  const inner = await get('/messages/1/html');
  expect(inner.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await get('/messages/99')).status).toBe(404);
});

it('refuses, puts off, delays and hangs up when told to, as often as told', async () => {
  await behave({ mode: 'reject', times: 1 });
  await expect(send(mail('a@example.test'))).rejects.toMatchObject({ responseCode: 550 });
  await behave({ mode: 'tempfail', to: 'slow' });
  await expect(send(mail('slow@example.test'))).rejects.toMatchObject({ responseCode: 451 });
  await send(mail('a@example.test'));
  await behave({ mode: 'delay', delayMs: 300, times: 1 });
  const begun = Date.now();
  await send(mail('a@example.test'));
  expect(Date.now() - begun).toBeGreaterThanOrEqual(290);
  await behave({ mode: 'drop', times: 1 });
  await expect(send(mail('dropped@example.test'))).rejects.toMatchObject({ code: 'ECONNECTION' });
  expect(JSON.parse((await get('/api/messages?to=dropped')).text).items).toHaveLength(1);
  expect((await behave({ mode: 'explode' })).status).toBe(400);
});

it('has its mails again after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tuntas-mail-'));
  const first = await startCatcher({ folder });
  await send(mail('sari@example.test', 'Satu'), first);
  await first.close();
  const second = await startCatcher({ folder });
  await send(mail('sari@example.test', 'Dua'), second);
  expect(second.mailbox.list().map(({ id, subject }) => [id, subject])).toEqual([
    [2, 'Dua'],
    [1, 'Satu'],
  ]);
  await second.close();
});
