import type { BreachReason } from '../../breaches/domain/reasons';
import type { openStages } from '../../claims/domain/assign';
import type { ClaimType, Priority } from '../../claims/domain/words';
import type { ClockName } from '../../sla/domain/promises';

/** What the queue can be narrowed to; several values of one field are alternatives. */
export interface QueueFilter {
  readonly stage?: (typeof openStages)[number][] | undefined;
  readonly type?: ClaimType[] | undefined;
  readonly carrier?: string[] | undefined;
  readonly organisationId?: string[] | undefined;
  readonly priority?: Priority[] | undefined;
  /** Which promise is the next one. */
  readonly clock?: ClockName[] | undefined;
  /** `me`, `nobody`, `anyone`, `covering` or people. */
  readonly assignee?: string[] | undefined;
  readonly overdue?: 'true' | 'false' | undefined;
  /** Why the next promise is late. */
  readonly breachReason?: BreachReason[] | undefined;
  readonly dueFrom?: string | undefined;
  readonly dueTo?: string | undefined;
  readonly filedFrom?: string | undefined;
  readonly filedTo?: string | undefined;
  readonly q?: string | undefined;
}
