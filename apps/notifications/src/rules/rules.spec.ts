import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode, type Envelope, eventTypes, locales } from '@tuntas/contracts';
import { mailOf } from '../templates/layout';
import { linksTo } from '../templates/links';
import { letterOf } from '../templates/render';
import { checkRules } from './check-rules';
import { followUpOccasion, occasionOf } from './notice';
import { rules } from './rules';

const fixtures = join(__dirname, '../../../../libs/contracts/src/fixtures');
const links = linksTo('https://tuntas.example', {
  survey: (id) => `${id}.signed`,
  delivery: ({ shipmentId, expiresAt }) => `${shipmentId}.${expiresAt.getTime()}.signed`,
});
const subject = { claimNumber: 'CLM-2026-000123', waybill: 'JNE0001', carrier: 'JNE' };

function fixtureOf(type: string): Envelope {
  const { key, headers, value } = JSON.parse(readFileSync(join(fixtures, `${type}.v1.json`), 'utf8'));
  return decode({ key, headers, value: JSON.stringify(value) });
}

/** Each event with every value of the field that chooses its template. */
function variantsOf(type: string): Envelope[] {
  const event = fixtureOf(type);
  const varied: Record<string, [field: string, values: string[]]> = {
    'claim.decided': ['outcome', ['approved', 'approved_partial', 'rejected']],
    'claim.settled': ['settlement', ['paid', 'reshipped']],
    'claim.closed': ['reason', ['settled', 'rejected', 'expired']],
    'incident.reported': ['reporterId', ['courier-1', 'recipient']],
  };
  const [field, values] = varied[type] ?? ['', ['']];
  return values.map((value) =>
    field ? ({ ...event, data: { ...event.data, [field]: value } } as Envelope) : event,
  );
}

it('has a line for every event and starts with all texts in both languages', () => {
  expect(Object.keys(rules).sort()).toEqual([...eventTypes].sort());
  expect(checkRules).not.toThrow();
});

const told = eventTypes.filter((type) => rules[type].length > 0).flatMap(variantsOf);
const followUps = [
  followUpOccasion('evidence.remind', fixtureOf('claim.evidence_requested').data as never, {
    dedupKey: 'k',
    organisationId: 'o',
  }),
  followUpOccasion(
    'survey.send',
    { surveyId: 's1', claimId: 'c1', answerBy: '2026-04-01T00:00:00.000Z' },
    { dedupKey: 'k', organisationId: 'o' },
  ),
];

const cases = [...told.map(occasionOf), ...followUps].flatMap(({ facts, notices }) =>
  notices.flatMap((notice) => locales.map((locale) => ({ template: notice.template, facts, locale }))),
);

it.each(cases)('writes $template in $locale', ({ template, facts, locale }) => {
  const letter = letterOf(template, facts, { locale, subject, links });
  const mail = mailOf(letter, { locale, name: 'Sari' });
  for (const text of [mail.subject, mail.text, mail.html, ...letter.paragraphs]) {
    expect(text).not.toMatch(/undefined|NaN|null|\[object|Invalid Date|–/);
  }
  expect(mail.subject.length).toBeLessThan(90);
  expect(letter.paragraphs.length).toBeGreaterThan(0);
  if (letter.action) expect(letter.action.url).toMatch(/^https:\/\/tuntas\.example\//);
});

it('says what a decision gives, why, and until when to appeal', () => {
  const [event] = variantsOf('claim.decided').filter(
    ({ data }) => 'outcome' in data && data.outcome === 'approved_partial',
  );
  const { facts, notices } = occasionOf(event!);
  const write = (locale: 'id' | 'en') =>
    letterOf(notices[0]!.template, facts, { locale, subject, links }).facts;
  expect(write('id')).toEqual([
    ['Disetujui', 'Rp\u00a0130.000'],
    ['Alasan', 'Jumlah ini sesuai aturan untuk kiriman tersebut'],
    ['Banding sampai', '2 Maret 2026'],
  ]);
  expect(write('en')).toEqual([
    ['Approved', 'IDR\u00a0130,000'],
    ['Why', 'This is what the rules for this shipment pay'],
    ['Appeal until', '2 March 2026'],
  ]);
});

it('escapes what people and carriers wrote', () => {
  const evil = { ...subject, waybill: '<script>alert(1)</script>"&' };
  const event = fixtureOf('shipment.delivered');
  const letter = letterOf('parcel_delivered', event.data, { locale: 'en', subject: evil, links });
  const mail = mailOf(letter, { locale: 'en', name: '<b>Bobby</b>\r\nBcc: x@y.z' });
  expect(mail.html).not.toMatch(/<script|<b>Bobby/);
  expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;');
  expect(mail.subject).not.toMatch(/[\r\n]/);
  const [page, token] = letter.action?.url.split('#') ?? [];
  expect(page).toBe('https://tuntas.example/t/%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%26');
  expect(token).toMatch(/^[\w-]+\.\d+\.signed$/);
});
