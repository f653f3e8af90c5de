import { copyToGive, type Copies } from './copies';

const file = (more: Partial<Copies> = {}): Copies => ({
  kind: 'photo',
  mediaType: 'image/jpeg',
  sharedSha256: 'a',
  deletedAt: null,
  ...more,
});
const card = file({ kind: 'identity_card' });
const cardAsPdf = file({ kind: 'bank_book', mediaType: 'application/pdf', sharedSha256: null });
const heic = file({ mediaType: 'image/heic', sharedSha256: null });
const invoice = file({ kind: 'invoice', mediaType: 'application/pdf', sharedSha256: null });

describe('which copy somebody gets', () => {
  it.each([
    ['a photo, shared', file(), false, { copy: 'shared' }, 'shared'],
    ['a photo, for the desk', file(), true, { copy: 'original' }, 'original'],
    ['an invoice as PDF', invoice, false, { copy: 'shared' }, 'original'],
    ['a HEIC, for the desk', heic, true, { copy: 'shared' }, 'original'],
    ['an identity card, masked', card, false, { copy: 'shared' }, 'shared'],
    [
      'an identity card, for a purpose',
      card,
      true,
      { copy: 'original', purpose: 'verify_payee' },
      'original',
    ],
  ] as const)('%s', (_name, of, staff, wanted, copy) => expect(copyToGive(of, staff, wanted)).toBe(copy));

  it.each([
    ['the original of a photo to a claimant', file(), false, { copy: 'original' }, 'evidence.original'],
    ['a HEIC to a claimant', heic, false, { copy: 'shared' }, 'evidence.original'],
    ['an identity paper as PDF to a claimant', cardAsPdf, false, { copy: 'shared' }, 'evidence.original'],
    ['an identity paper without a purpose', card, true, { copy: 'original' }, 'evidence.purpose'],
    ['an identity paper as PDF without a purpose', cardAsPdf, true, { copy: 'shared' }, 'evidence.purpose'],
    ['what is deleted', file({ deletedAt: new Date() }), true, { copy: 'original' }, 'evidence.deleted'],
  ] as const)('never %s', (_name, of, staff, wanted, code) => {
    expect(() => copyToGive(of, staff, wanted)).toThrow(expect.objectContaining({ code }));
  });
});
