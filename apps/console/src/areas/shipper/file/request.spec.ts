import { type ClaimDraft, canOpen, emptyDraft } from './draft';
import { claimOf, unreadableAmounts } from './request';

const draft: ClaimDraft = {
  ...emptyDraft,
  shipmentId: '0198c0de-0000-7000-8000-000000000001',
  type: 'damage',
  description: ' Crushed ',
  lines: [
    { description: 'Lamp', quantity: 2, amount: '250.000' },
    { description: '  ', quantity: 1, amount: '' },
  ],
};

it('sends what was written, without the line that has no name', () => {
  expect(claimOf(draft, 'IDR')).toMatchObject({
    type: 'damage',
    description: 'Crushed',
    lines: [{ description: 'Lamp', quantity: 2, claimedAmount: 250_000 }],
  });
});

it('sends no empty fields', () => {
  expect(Object.keys(claimOf(draft, 'IDR'))).not.toEqual(expect.arrayContaining(['occurredAt', 'codAmount']));
});

it('names lines whose amount cannot be read', () => {
  const lines = [{ description: 'Lamp', quantity: 1, amount: 'plenty' }];
  expect(unreadableAmounts({ ...draft, lines }, 'IDR')).toEqual([0]);
});

it('opens a step only after what it builds on', () => {
  expect(canOpen('what', emptyDraft)).toBe(false);
  expect(canOpen('review', { ...draft, type: null })).toBe(false);
  expect(canOpen('review', draft)).toBe(true);
});
