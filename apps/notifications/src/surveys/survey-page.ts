import type { Locale } from '@tuntas/contracts';
import { escapeHtml } from '../templates/layout';
import type { SurveyView } from './surveys.dto';

const words = {
  id: {
    title: 'Bagaimana penanganan klaim Anda?',
    about: (number: string) => `Klaim ${number}`,
    scores: ['Sangat buruk', 'Buruk', 'Biasa', 'Baik', 'Sangat baik'],
    comment: 'Apa yang bisa lebih baik? (boleh kosong)',
    send: 'Kirim',
    answered: 'Terima kasih, jawaban Anda sudah kami terima.',
    expired: 'Waktu untuk menjawab sudah lewat. Terima kasih sudah mampir.',
    broken: 'Tautan ini tidak lengkap. Buka lagi dari pesan yang Anda terima.',
  },
  en: {
    title: 'How did we handle your claim?',
    about: (number: string) => `Claim ${number}`,
    scores: ['Very bad', 'Bad', 'Okay', 'Good', 'Very good'],
    comment: 'What could be better? (optional)',
    send: 'Send',
    answered: 'Thank you, we have your answer.',
    expired: 'The time to answer has passed. Thank you for coming by.',
    broken: 'This link is not complete. Open it again from the message you got.',
  },
} satisfies Record<Locale, unknown>;

/** The first of our languages in an `Accept-Language` header; Indonesian without one. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2));
  return wanted.find((tag) => tag === 'id' || tag === 'en') === 'en' ? 'en' : 'id';
}

/** The one question as a page; works without scripts. */
export function surveyPage(survey: SurveyView, locale: Locale): string {
  const { title, about } = words[locale];
  const body = survey.state === 'open' ? form(locale) : `<p class="done">${words[locale][survey.state]}</p>`;
  return page(
    locale,
    title,
    `<p class="about">${escapeHtml(about(survey.claimNumber))}</p><h1>${title}</h1>${body}`,
  );
}

/** For a link that was cut off. */
export const surveyProblemPage = (problem: 'broken' | 'answered' | 'expired', locale: Locale): string =>
  page(
    locale,
    words[locale].title,
    `<h1>${words[locale].title}</h1><p class="done">${words[locale][problem]}</p>`,
  );

function form(locale: Locale): string {
  const { scores, comment, send } = words[locale];
  const choices = scores.map(
    (label, index) =>
      `<label><input type="radio" name="score" value="${index + 1}" required><b>${index + 1}</b><span>${label}</span></label>`,
  );
  return `<form method="post"><fieldset>${choices.join('')}</fieldset>
<label class="comment">${comment}<textarea name="comment" rows="3" maxlength="2000"></textarea></label>
<button>${send}</button></form>`;
}

const page = (locale: Locale, title: string, body: string): string => `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${style}</style></head>
<body><main>${body}</main></body></html>`;

const style = `
:root { color-scheme: light dark; --ink: #1b2430; --dim: #5c6875; --line: #d5dce3; --paper: #fff; --ground: #f5f7f9; --accent: #0b6b5d; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --dim: #98a4b1; --line: #36414d; --paper: #171d24; --ground: #10151a; --accent: #5cc8b5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
main { max-width: 34rem; margin: 2rem auto; padding: 1.5rem 1.25rem 2rem; background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; }
@media (max-width: 36rem) { main { margin: 0; min-height: 100vh; border: 0; border-radius: 0; } }
.about { margin: 0; color: var(--dim); font-size: .875rem; }
h1 { margin: .125rem 0 1.25rem; font-size: 1.375rem; line-height: 1.3; }
fieldset { display: grid; grid-template-columns: repeat(5, 1fr); gap: .5rem; margin: 0 0 1.25rem; padding: 0; border: 0; }
fieldset label { position: relative; display: flex; flex-direction: column; align-items: center; min-height: 5rem; padding: .75rem .25rem; border: 1px solid var(--line); border-radius: .5rem; text-align: center; cursor: pointer; }
fieldset b { font-size: 1.25rem; }
fieldset span { font-size: .8125rem; line-height: 1.25; color: var(--dim); }
fieldset input { position: absolute; opacity: 0; }
fieldset label:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
fieldset label:has(:focus-visible), textarea:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.comment { display: block; font-size: .9375rem; }
textarea { display: block; width: 100%; margin: .375rem 0 1.25rem; padding: .625rem; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: .5rem; }
button { width: 100%; height: 3rem; font: inherit; font-weight: 600; color: var(--paper); background: var(--accent); border: 0; border-radius: .5rem; cursor: pointer; }
.done { margin: 0; font-size: 1.0625rem; }
`;
