import { draftOf, newRule, termsOf } from './rule-draft';

const typed = { ...newRule, key: ' small-damage ', maxAmount: '250.000', types: ['damage'] as const };

it('is sent as the service wants it', () => {
  expect(termsOf(typed)).toEqual({
    key: 'small-damage',
    maxAmount: 250_000,
    currency: 'IDR',
    types: ['damage'],
    qaPercent: 10,
    organisations: [],
  });
});

it.each([
  { key: '' },
  { maxAmount: '' },
  { maxAmount: '0' },
  { maxAmount: 'much' },
  { types: [] },
  { currency: 'RP' },
])('is not sent with %j', (change) => {
  expect(termsOf({ ...typed, ...change })).toBeNull();
});

it('begins the next version with the terms of the last one, to the cent', () => {
  const rule = {
    key: 'late-us',
    maxAmount: 4_990,
    currency: 'USD',
    types: ['late'],
    qaPercent: 5,
    organisations: ['0190a000-0000-7000-8000-000000000001'],
    absentFindings: ['too_late'],
  };
  const { key, ...terms } = rule;
  expect(termsOf(draftOf(rule as never))).toEqual({ key, ...terms });
});
