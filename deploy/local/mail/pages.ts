import type { CaughtMail, MailFilter } from './mailbox';
import { style } from './style';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const esc = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character]!);

const shell = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>${body}</body>
</html>`;

const two = (part: number): string => String(part).padStart(2, '0');

/** In this machine's own time, which is the reader's; the day only when it is not today. */
function clock(iso: string): string {
  const at = new Date(iso);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const today = at.toDateString() === new Date().toDateString();
  const time = `<b>${two(at.getHours())}:${two(at.getMinutes())}</b>`;
  return `<time datetime="${iso}" title="${iso}">${today ? time : `${day} ${time}`}</time>`;
}

/** `mails` holds one more than a page when there are older ones. */
export function listPage(
  mails: readonly CaughtMail[],
  { to, q, before }: MailFilter,
  pageSize: number,
  count: number,
): string {
  const page = mails.slice(0, pageSize);
  const searching = Boolean(to || q);
  const rows = page.map(row).join('');
  const nothing = searching
    ? `<p class="empty"><b>No mail matches.</b> Try fewer words, or <a href="/">see all</a>.</p>`
    : `<p class="empty"><b>No mail yet.</b> What the system sends appears here; reload to look again.</p>`;
  const older = new URLSearchParams({
    ...(to && { to }),
    ...(q && { q }),
    before: String(page.at(-1)?.id ?? 0),
  });
  return shell(
    'Mail',
    `<header><div class="bar"><h1><a href="/">Mail</a> <small>${count.toLocaleString('en')} caught, none delivered</small></h1>
<form action="/" role="search"><input type="search" name="q" value="${esc(q ?? '')}" placeholder="Subject, address, text" aria-label="Search mail"${searching ? '' : ' autofocus'}>
${to ? `<input type="hidden" name="to" value="${esc(to)}">` : ''}<button>Search</button></form></div></header>
<main>${to ? `<p class="chip">To ${esc(to)} <a href="/" aria-label="Show all recipients">&times;</a></p>` : ''}
${rows ? `<ol class="list">${rows}</ol>` : nothing}
${mails.length > pageSize || before ? `<nav>${before ? '<a href="/">Newest</a>' : ''}${mails.length > pageSize ? `<a href="/?${esc(older.toString())}">Older</a>` : ''}</nav>` : ''}</main>`,
  );
}

const row = (mail: CaughtMail): string => `<li><a href="/messages/${mail.id}">
<span class="to">${esc(mail.to.join(', '))}</span>${clock(mail.receivedAt)}
<span class="subject">${esc(mail.subject || '(no subject)')}</span>
<span class="snippet">${esc(mail.text.replace(/\s+/g, ' ').slice(0, 160))}</span></a></li>`;

export function mailPageOf(mail: CaughtMail): string {
  const to = mail.to
    .map((address) => `<a href="/?to=${encodeURIComponent(address)}">${esc(address)}</a>`)
    .join(', ');
  const headers = Object.entries(mail.headers)
    .map(([name, value]) => `<tr><th>${esc(name)}</th><td>${esc(value)}</td></tr>`)
    .join('');
  // The frame may open links in a new tab and nothing else: no script, no form, no access to this page.
  const frame = `<iframe src="/messages/${mail.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox" title="The mail as its reader sees it"></iframe>`;
  return shell(
    mail.subject || 'Mail',
    `<header><div class="bar"><h1><a href="/">&larr; Mail</a></h1></div></header>
<main class="mail"><h2>${esc(mail.subject || '(no subject)')}</h2>
<p class="meta"><span>To ${to}</span><span>From ${esc(mail.from)}</span>${clock(mail.receivedAt)}</p>
${mail.html ? frame : `<pre>${esc(mail.text)}</pre>`}
${mail.html ? `<details><summary>Plain text</summary><pre>${esc(mail.text)}</pre></details>` : ''}
<details><summary>Headers</summary><div class="scroll"><table>${headers}</table></div></details></main>`,
  );
}

export const missingPage = (): string =>
  shell(
    'Not here',
    `<header><div class="bar"><h1><a href="/">&larr; Mail</a></h1></div></header>
<main><p class="empty"><b>This mail is not here.</b> Only the last 5,000 are kept.</p></main>`,
  );
