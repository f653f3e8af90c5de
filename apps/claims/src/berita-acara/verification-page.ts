import { DomainError } from '@tuntas/kernel';
import type { FastifyReply } from 'fastify';
import { dateTime, type Locale } from '../documents/dates';
import { claimTypeWord } from '../documents/words';
import type { verificationOf } from './berita-acara-views';
import { words } from './berita-acara.words';

type Verification = ReturnType<typeof verificationOf>;

const say = {
  id: {
    title: 'Periksa berita acara',
    genuine: 'Asli: isinya tidak berubah sejak diterbitkan.',
    wrong: 'Nomor ini ada, tetapi kode pada kertas Anda bukan miliknya. Kertas itu mungkin palsu.',
    broken: 'Catatan ini tidak lagi sesuai dengan sidik jarinya.',
    unknown: 'Tidak ada berita acara dengan nomor ini.',
    signed: 'ditandatangani',
    refused: 'tidak menandatangani',
    findings: 'Jumlah temuan',
    photos: 'Jumlah foto',
    compare: 'SHA-256 berkas PDF',
  },
  en: {
    title: 'Verify an incident record',
    genuine: 'Genuine: its content has not changed since it was issued.',
    wrong: 'This number exists, but the code on your paper is not its own. The paper may be forged.',
    broken: 'This record no longer fits its fingerprint.',
    unknown: 'There is no incident record with this number.',
    signed: 'signed',
    refused: 'did not sign',
    findings: 'Findings',
    photos: 'Photos',
    compare: 'SHA-256 of the PDF file',
  },
} as const;

/** The first of our languages that a browser asks for; Indonesian without one. */
export const localeOf = (acceptLanguage: string | undefined): Locale =>
  /^\s*en/i.test(acceptLanguage ?? '') ? 'en' : 'id';

/** The answer as JSON or, for a browser, as a page. */
export async function pageOrJson(
  headers: Readonly<Record<string, string | undefined>>,
  reply: FastifyReply,
  work: () => Promise<Verification>,
): Promise<Verification | string> {
  if (!headers['accept']?.includes('text/html')) return work();
  const locale = localeOf(headers['accept-language']);
  const found = await work().catch((error: unknown) => {
    if (error instanceof DomainError) return null;
    throw error;
  });
  reply.status(found ? 200 : 404).headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
  });
  return page(locale, found ? bodyOf(found, locale) : `<p class="bad">${say[locale].unknown}</p>`);
}

function bodyOf(found: Verification, locale: Locale): string {
  const { facts } = found;
  const ok = found.genuine && found.matches !== false;
  const verdict = !found.genuine ? 'broken' : found.matches === false ? 'wrong' : 'genuine';
  const rows: [string, string][] = [[words[locale].issued, dateTime(found.issuedAt, locale)]];
  if (facts) {
    rows.push([words[locale].what, claimTypeWord(facts.type, locale)]);
    rows.push([words[locale].carrier, facts.carrier.toUpperCase()], [words[locale].waybill, facts.waybill]);
    rows.push([say[locale].findings, String(facts.findings)], [say[locale].photos, String(facts.photos)]);
    for (const { party, signed } of facts.signatories) {
      rows.push([words[locale].parties[party], say[locale][signed ? 'signed' : 'refused']]);
    }
  }
  rows.push([words[locale].hash, found.contentSha256]);
  for (const file of found.files) rows.push([`${say[locale].compare} (${file.locale})`, file.sha256]);
  const list = rows.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`);
  return `<h1>${found.number}</h1><p class="${ok ? 'good' : 'bad'}">${say[locale][verdict]}</p><dl>${list.join('')}</dl>`;
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const page = (locale: Locale, body: string): string => `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${say[locale].title}</title><style>${style}</style></head>
<body><main><p class="about">${say[locale].title}</p>${body}</main></body></html>`;

const style = `
:root { color-scheme: light dark; --ink: #1b2430; --dim: #5c6875; --line: #d5dce3; --paper: #fff; --ground: #f5f7f9; --good: #0b6b5d; --bad: #a3261d; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --dim: #98a4b1; --line: #36414d; --paper: #171d24; --ground: #10151a; --good: #5cc8b5; --bad: #ff9a90; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 38rem; margin: 2rem auto; padding: 1.5rem 1.25rem 2rem; background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; }
@media (max-width: 40rem) { main { margin: 0; min-height: 100vh; border: 0; border-radius: 0; } }
.about { margin: 0; color: var(--dim); font-size: .875rem; }
h1 { margin: .125rem 0 1rem; font-size: 1.375rem; }
.good, .bad { padding-left: .75rem; border-left: 4px solid var(--good); font-weight: 600; }
.bad { border-color: var(--bad); color: var(--bad); }
dl { display: grid; grid-template-columns: minmax(7rem, 12rem) 1fr; gap: .5rem 1rem; margin: 1.25rem 0 0; }
dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; }
`;
