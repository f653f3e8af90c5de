import { locales } from '@tuntas/contracts';
import { catalogue } from './catalogue';
import { templateNames } from './render';
import { TemplatePreviews } from './template-previews';

const previews = new TemplatePreviews({ PUBLIC_URL: 'https://tuntas.example' });
const body = { facts: {}, name: 'Melati <b>', waybill: 'JX1', carrier: 'JNE' };

describe('the catalogue of templates', () => {
  it('has every template, with facts that fit it', () => {
    expect(
      catalogue()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...templateNames].sort());
    for (const { schema, sample } of catalogue()) expect(schema.safeParse(sample).error).toBeUndefined();
  });

  it('picks a rule’s text with facts that make the rule pick it', () => {
    expect(catalogue().find(({ name }) => name === 'claim_rejected')?.sample).toMatchObject({
      outcome: 'rejected',
    });
  });
});

describe('a preview', () => {
  it.each(templateNames)('of %s is whole in both languages', (name) => {
    const mails = previews.preview(name, body);
    for (const locale of locales) {
      expect(mails[locale].subject).not.toBe('');
      expect(`${mails[locale].subject} ${mails[locale].text}`).not.toMatch(/undefined|\bNaN\b|Invalid Date/);
      expect(mails[locale].html).not.toContain('<b>');
    }
    expect(mails.id.text).not.toBe(mails.en.text);
  });

  it('takes other facts, and names those that cannot be', () => {
    const changed = previews.preview('claim_approved', {
      ...body,
      facts: { approved: { amount: 77_700, currency: 'IDR' } },
    });
    expect(changed.id.text).toContain('77.700');
    expect(() => previews.preview('claim_approved', { ...body, facts: { approved: 'much' } })).toThrow(
      /approved/,
    );
    expect(() => previews.preview('claim_approved', { ...body, facts: { nonsense: 1 } })).toThrow(/nonsense/);
    expect(() => previews.preview('nothing', body)).toThrow(/no such template/);
  });
});
