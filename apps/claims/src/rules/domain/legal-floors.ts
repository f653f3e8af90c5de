import type { ClaimType } from '../../claims/domain/words';
import type { Law, Span, Unit } from './pack';

/** The shortest time to claim that a law allows terms to give. */
export interface Floor {
  readonly types: readonly ClaimType[];
  readonly least: Span;
  readonly source: string;
}

const goods: readonly ClaimType[] = ['damage', 'partial_loss', 'swapped_contents'];
const days = (value: number): Span => ({ value, unit: 'calendar_days' });

export const legalFloors: Readonly<Record<Law, readonly Floor[]>> = {
  id: [{ types: [...goods, 'loss', 'late'], least: days(7), source: 'UU 8/1999, pasal 19' }],
  us: [
    {
      types: ['loss', 'damage', 'partial_loss'],
      least: { value: 9, unit: 'months' },
      source: '49 USC 14706(e)',
    },
  ],
  montreal: [
    { types: goods, least: days(14), source: 'Montreal Convention, article 31' },
    { types: ['late'], least: days(21), source: 'Montreal Convention, article 31' },
  ],
  cmr: [
    { types: goods, least: { value: 7, unit: 'working_days' }, source: 'CMR, article 30(1)' },
    { types: ['late'], least: days(21), source: 'CMR, article 30(3)' },
  ],
};

const hoursOf: Readonly<Record<Unit, number>> = {
  hours: 1,
  calendar_days: 24,
  working_days: 28,
  months: 30 * 24,
};

/** Hours, roughly: enough to tell three days from seven. */
export const roughHours = ({ value, unit }: Span): number => value * hoursOf[unit];
