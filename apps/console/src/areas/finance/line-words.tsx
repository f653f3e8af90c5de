import { useTranslation } from 'react-i18next';
import type { Got } from '../../api/query';
import { type Tone, ToneBadge } from '../../ui/tone-badge';

export type Line = Got<'/api/bank-statements/lines'>['items'][number];
export const lineStates = ['mismatch', 'proposed', 'matched', 'confirmed', 'resolved', 'repeated'] as const;

const tones: Record<Line['state'], Tone> = {
  matched: 'done',
  confirmed: 'done',
  repeated: 'still',
  mismatch: 'late',
  proposed: 'waits',
  resolved: 'done',
};

export function LineBadge({ state }: { readonly state: Line['state'] }) {
  const { t } = useTranslation('finance');
  return <ToneBadge tone={tones[state]}>{t(`lines.states.${state}`)}</ToneBadge>;
}
