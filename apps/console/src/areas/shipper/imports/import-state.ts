import type { Got } from '../../../api/query';
import type { Tone } from '../../../ui/tone-badge';

export type Import = Got<'/api/claim-imports/{id}'>;
export type ImportRow = Got<'/api/claim-imports/{id}/rows'>['items'][number];

export const stateTones: Record<Import['state'], Tone> = {
  receiving: 'moves',
  checking: 'moves',
  checked: 'waits',
  filing: 'moves',
  done: 'done',
};

export const rowStates = ['refused', 'good', 'filed', 'existing', 'pending'] as const;

export const rowTones: Record<ImportRow['state'], Tone> = {
  pending: 'still',
  good: 'moves',
  filed: 'done',
  existing: 'still',
  refused: 'late',
};

export const isWorking = (state: Import['state'] | undefined): boolean =>
  state === 'receiving' || state === 'checking' || state === 'filing';
