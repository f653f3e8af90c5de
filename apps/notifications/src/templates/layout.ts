import type { Locale } from '@tuntas/contracts';
import { REPLY_LINE } from '../replies/domain/trim-reply';
import type { Letter } from './template';

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const frame = {
  id: {
    greeting: (name: string) => (name ? `Halo ${name},` : 'Halo,'),
    closing: 'Salam, tim Tuntas',
    why: 'Anda menerima pesan ini karena menyangkut klaim, paket, atau pekerjaan Anda. Pilih pesan yang Anda inginkan di halaman preferensi.',
  },
  en: {
    greeting: (name: string) => (name ? `Hello ${name},` : 'Hello,'),
    closing: 'Kind regards, the Tuntas team',
    why: 'You get this message because it concerns your claim, parcel or work. Choose which messages you want on the preferences page.',
  },
} satisfies Record<Locale, unknown>;

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML text or attribute value. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign]!);

/** A header is one line; whatever a name or waybill carries. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** One letter as an e-mail in both forms. */
export function mailOf(
  letter: Letter,
  { locale, name, replyLine = false }: { locale: Locale; name: string; replyLine?: boolean },
): Mail {
  const subject = oneLine(letter.subject);
  const greeting = frame[locale].greeting(oneLine(name));
  const line = replyLine ? REPLY_LINE : null;
  return {
    subject,
    text: `${line ? `${line}\n\n` : ''}${textOf(letter, greeting, locale)}`,
    html: htmlOf(letter, subject, greeting, locale, line),
  };
}

function textOf({ paragraphs, facts = [], action }: Letter, greeting: string, locale: Locale): string {
  const parts = [
    greeting,
    ...paragraphs,
    facts.map(([label, value]) => `${label}: ${value}`).join('\n'),
    action ? `${action.label}:\n${action.url}` : '',
    frame[locale].closing,
    `--\n${frame[locale].why}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

// Mail programs know tables and inline styles; nothing is fetched from anywhere.
function htmlOf(
  letter: Letter,
  subject: string,
  greeting: string,
  locale: Locale,
  replyLine: string | null,
): string {
  const { paragraphs, facts = [], action } = letter;
  const line = (text: string) =>
    `<p style="margin:0 0 16px;font-size:16px;line-height:24px">${escapeHtml(text)}</p>`;
  const fact = ([label, value]: readonly [string, string]) =>
    `<tr><td style="padding:6px 16px 6px 0;color:#5c6875;vertical-align:top">${escapeHtml(label)}</td><td style="padding:6px 0;font-weight:600;vertical-align:top">${escapeHtml(value)}</td></tr>`;
  const table = facts.length
    ? `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 20px;font-size:15px;line-height:22px">${facts.map(fact).join('')}</table>`
    : '';
  const button = action
    ? `<p style="margin:4px 0 24px"><a href="${escapeHtml(action.url)}" style="display:inline-block;background:#0b6b5d;color:#ffffff;text-decoration:none;font-weight:600;padding:12px 20px;border-radius:8px">${escapeHtml(action.label)}</a></p>`
    : '';
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;background:#f5f7f9;color:#1b2430;font-family:-apple-system,'Segoe UI',Roboto,'Liberation Sans',Arial,sans-serif;font-size:16px;line-height:24px">
${replyLine ? `<p style="margin:8px 12px 0;color:#5c6875;font-size:12px">${replyLine}</p>` : ''}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border:1px solid #e1e6eb;border-radius:12px"><tr><td style="padding:28px 24px 12px">
<p style="margin:0 0 20px;font-weight:700;color:#0b6b5d">Tuntas</p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:29px">${escapeHtml(subject)}</h1>
${line(greeting)}${paragraphs.map(line).join('')}${table}${button}${line(frame[locale].closing)}
</td></tr></table>
<p style="max-width:560px;margin:16px auto 0;color:#5c6875;font-size:13px;line-height:19px">${escapeHtml(frame[locale].why)}</p>
</td></tr></table>
</body></html>`;
}
