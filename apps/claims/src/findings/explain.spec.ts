import { claimTypes } from '../claims/domain/words';
import { evidenceKinds } from '../evidence/domain/kinds';
import { parties } from '../rules/domain/pack';
import catalogue from './catalogue.json';
import { findingKinds } from './domain/kinds';
import { explain } from './explain';
import words from './words.json';

describe('a finding in words', () => {
  it('has words for every kind, in both languages', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...findingKinds].sort());
    for (const { title, explanation } of Object.values(catalogue)) {
      for (const text of [title.id, title.en, explanation.id, explanation.en]) expect(text).not.toBe('');
    }
  });

  it('names the day where people are and the numbers as they are written there', () => {
    expect(explain('too_late', { until: '2026-06-15T16:59:59.999Z' }).explanation).toEqual({
      id: 'Batas waktu pengajuan menurut aturan adalah 15 Jun 2026, 23.59.',
      en: 'By the rule this claim could be filed until 15 Jun 2026, 23:59.',
    });
    const many = { claimed: 1_500_000, currency: 'IDR', claims: 40, average: 100_000 };
    expect(explain('above_average', many).explanation).toEqual({
      id: 'Diminta 1.500.000 IDR; rata-rata 40 klaim sejenis adalah 100.000.',
      en: '1,500,000 IDR is asked for; the average of 40 claims of this kind is 100,000.',
    });
  });

  it('calls evidence, kinds of claims and what tracking says by their names', () => {
    expect(explain('evidence_missing', { missing: ['photo_label', 'invoice'] }).explanation).toEqual({
      id: 'Aturan meminta dokumen yang belum ada: foto label pengiriman, faktur.',
      en: 'The rule asks for papers that are not here yet: a photo of the shipping label, the invoice.',
    });
    const says = { type: 'cod_dispute', says: 'not_delivered', at: null };
    expect(explain('tracking_contradicts', says).explanation).toEqual({
      id: 'Klaim menyebut sengketa COD, tetapi menurut pelacakan paket belum diserahkan.',
      en: 'The claim says a dispute about cash on delivery, but tracking says it was not delivered.',
    });
    const since = { type: 'damage', says: 'lost', at: '2026-06-15T10:00:00Z' };
    expect(explain('tracking_contradicts', since).explanation.en).toMatch(
      /it is lost \(15 Jun 2026, 17:00\)\.$/,
    );
  });

  it('calls an exclusion by the name of its reason', () => {
    const details = { code: 'prohibited_goods', shows: 'Bahan peledak' };
    expect(explain('maybe_excluded', details).explanation).toEqual({
      id: 'Ketentuan mengecualikan klaim seperti ini (barang terlarang): di dalamnya disebut Bahan peledak. Orang yang memutuskan.',
      en: 'The terms exclude claims like this one (prohibited goods): it says Bahan peledak. A person decides.',
    });
  });

  it.each([...evidenceKinds, ...claimTypes, ...parties])('has a name for %s in both languages', (word) => {
    expect(words).toHaveProperty(word, { id: expect.any(String), en: expect.any(String) });
  });

  it('survives a kind it has no words for, and a detail that is not there', () => {
    expect(explain('brand_new', {}).title.en).toBe('brand_new');
    expect(explain('too_early', {}).explanation.en).toContain('–');
  });
});
