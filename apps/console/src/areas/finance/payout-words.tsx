import { useTranslation } from 'react-i18next';
import type { Got } from '../../api/query';
import { type Tone, ToneBadge } from '../../ui/tone-badge';

export type Payout = Got<'/api/payouts/{id}'>;
export type PayoutState = Payout['state'];

export const payoutStates = [
  'awaiting_approval',
  'approved',
  'scheduled',
  'submitted',
  'unknown',
  'paid',
  'failed',
  'rejected',
] as const satisfies readonly PayoutState[];

export const currencies = ['IDR', 'USD', 'SGD', 'EUR'] as const;

const tones: Record<PayoutState, Tone> = {
  awaiting_approval: 'waits',
  approved: 'waits',
  scheduled: 'moves',
  submitted: 'moves',
  unknown: 'waits',
  paid: 'done',
  failed: 'late',
  rejected: 'still',
};

export function PayoutBadge({ state }: { readonly state: PayoutState }) {
  const { t } = useTranslation('finance');
  return <ToneBadge tone={tones[state]}>{t(`payouts.states.${state}`)}</ToneBadge>;
}
