import { claimTypeOf, declaration, deliveryAnswers, mayAnswer, needsDeclaration } from './delivery-answer';

describe('what a recipient says', () => {
  it.each([
    ['fine', true, null, false],
    ['damaged', true, 'damage', false],
    ['damaged', false, 'damage', false],
    ['never_arrived', true, 'delivered_not_received', true],
    ['never_arrived', false, 'loss', false],
  ] as const)('%s, delivered %s: %s, signed %s', (answer, delivered, type, signed) => {
    expect(claimTypeOf(answer, delivered)).toBe(type);
    expect(needsDeclaration(answer, delivered)).toBe(signed);
  });

  it('is said once, and not taken back by saying that all is well', () => {
    for (const answer of deliveryAnswers) expect(mayAnswer(answer, [])).toBe(true);
    for (const answer of deliveryAnswers) expect(mayAnswer(answer, [answer])).toBe(false);
    expect(mayAnswer('damaged', ['fine'])).toBe(true);
    expect(mayAnswer('never_arrived', ['damaged'])).toBe(true);
    expect(mayAnswer('fine', ['damaged'])).toBe(false);
  });

  it('is declared in either language', () => {
    expect(declaration.text.id).toMatch(/tidak saya terima/);
    expect(declaration.text.en).toMatch(/did not receive/);
  });
});
