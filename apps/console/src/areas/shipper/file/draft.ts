import type { ClaimType, Wish } from '../claim';

export interface DraftLine {
  readonly description: string;
  readonly quantity: number;
  /** As typed; read when it is needed. */
  readonly amount: string;
}

/** A claim that is being written; plain, because it is kept as JSON. */
export interface ClaimDraft {
  readonly shipmentId: string | null;
  readonly incidentId: string | null;
  readonly type: ClaimType | null;
  readonly wish: Wish;
  readonly description: string;
  readonly occurredOn: string;
  readonly pieces: number | null;
  readonly cod: string;
  readonly lines: readonly DraftLine[];
}

export const emptyLine: DraftLine = { description: '', quantity: 1, amount: '' };

export const emptyDraft: ClaimDraft = {
  shipmentId: null,
  incidentId: null,
  type: null,
  wish: 'compensation',
  description: '',
  occurredOn: '',
  pieces: null,
  cod: '',
  lines: [emptyLine],
};

export const steps = ['parcel', 'what', 'evidence', 'review'] as const;
export type Step = (typeof steps)[number];

/** Whether everything before `step` is there, so that a link cannot open a step that has nothing to show. */
export function canOpen(step: Step, draft: ClaimDraft): boolean {
  if (step === 'parcel') return true;
  if (!draft.shipmentId) return false;
  return step === 'what' || isDescribed(draft);
}

export const isDescribed = ({ type, lines }: ClaimDraft): boolean =>
  type !== null && lines.some(({ description }) => description.trim() !== '');
