import fc from 'fast-check';
import { packs } from '../../rules/packs';
import { checklistOf } from './checklist';
import { evidenceKinds } from './kinds';

const paper = (kind: (typeof evidenceKinds)[number]) => ({ id: `of ${kind}`, kind });

describe('the checklist of a claim', () => {
  it('says what is there and what is missing', () => {
    const list = checklistOf(['invoice', 'photo', 'photo_label'], ['declaration'], [paper('invoice')]);
    expect(list).toMatchObject({
      score: 25,
      missing: ['photo', 'photo_label', 'declaration'],
      items: [
        { kind: 'invoice', askedBy: 'rule', state: 'present', evidenceIds: ['of invoice'] },
        { state: 'missing' },
        { state: 'missing' },
        { kind: 'declaration', askedBy: 'desk', state: 'missing', evidenceIds: [] },
      ],
    });
  });

  it('takes the berita acara for a statement, and a close-up for a photo', () => {
    const list = checklistOf(['statement', 'photo'], [], [paper('berita_acara'), paper('photo_contents')]);
    expect(list).toMatchObject({ score: 100, missing: [] });
  });

  it('is complete when nothing is asked for', () => expect(checklistOf([], [], []).score).toBe(100));

  it('never gets worse by one more paper, and is whole exactly when nothing is missing', () => {
    const kinds = fc.subarray([...evidenceKinds]);
    fc.assert(
      fc.property(kinds, kinds, kinds, fc.constantFrom(...evidenceKinds), (required, asked, has, more) => {
        const before = checklistOf(required, asked, has.map(paper));
        const after = checklistOf(required, asked, [...has, more].map(paper));
        expect(after.score).toBeGreaterThanOrEqual(before.score);
        expect(after.missing.every((kind) => before.missing.includes(kind))).toBe(true);
        expect(before.score === 100).toBe(before.missing.length === 0);
      }),
    );
  });

  it.each(packs.map((pack) => [`${pack.id} ${pack.version}`, pack] as const))(
    'takes the berita acara under the pack %s',
    (_name, pack) => {
      for (const terms of Object.values(pack.claims)) {
        const required = (terms?.evidence ?? []).filter((kind) =>
          ['statement', 'berita_acara'].includes(kind),
        );
        expect(checklistOf(required, ['berita_acara'], [paper('berita_acara')]).missing).toEqual([]);
      }
    },
  );
});
