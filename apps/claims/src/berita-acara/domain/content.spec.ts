import { isHashOf, masked, publicFactsOf } from './content';

describe('what a stranger may know of a berita acara', () => {
  it('is no name, no place and no word of it', () => {
    const facts = publicFactsOf({
      number: 'BA-2026-000001',
      incidentId: 'i',
      operatorId: 'o',
      shipment: { id: 's', carrier: 'jne', waybill: 'JN0099887766', service: 'REG', pieces: 1 },
      type: 'damage',
      description: 'SECRET description',
      place: 'SECRET street',
      piecesAffected: 1,
      occurredAt: '2026-03-02T03:04:05.000Z',
      issuedAt: '2026-03-02T03:05:05.000Z',
      findings: [{ condition: 'crushed', item: 'SECRET lamp', quantity: 1, note: null }],
      signatories: [
        { party: 'recipient', name: 'SECRET name', signedAt: null, signatureSha256: null, refusal: 'SECRET' },
      ],
      photos: [],
    });
    expect(JSON.stringify(facts)).not.toContain('SECRET');
    expect(facts).toMatchObject({
      waybill: 'JN••••••7766',
      findings: 1,
      signatories: [{ party: 'recipient', signed: false }],
    });
  });

  it.each([
    ['JN0099887766', 'JN••••••7766'],
    ['12345678', '••••••5678'],
    ['1234', '••••'],
  ])('%s shows as %s', (waybill, shown) => expect(masked(waybill)).toBe(shown));
});

describe('a hash in somebody’s hand', () => {
  const hash = 'ab'.repeat(32);
  it.each([
    [hash, true],
    [hash.toUpperCase(), true],
    [hash.slice(0, 16), true],
    [hash.slice(0, 15), false],
    ['', false],
    ['cd'.repeat(32), false],
  ])('%s: %s', (given, right) => expect(isHashOf(given, [hash])).toBe(right));
});
