import type { Got } from '../../../api/query';
import type { ClaimDraft, Step } from './draft';

export type Parcel = Got<'/api/shipments/{id}'>;

/** What every step gets. */
export interface StepProps {
  readonly draft: ClaimDraft;
  readonly set: (draft: ClaimDraft) => void;
  readonly go: (step: Step) => void;
  readonly parcel: Parcel | undefined;
  readonly currency: string;
}
