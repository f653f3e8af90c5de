import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/paths';
import type { EvidenceAsked } from '../desk/evidence-picker';
import type { Priority } from '../desk/words';

export const bulkActions = ['assign', 'request_evidence', 'hold', 'resume', 'priority', 'decide'] as const;
export type BulkAction = (typeof bulkActions)[number];
export type BulkRow = Schemas['claims']['BulkResultDto']['items'][number];

export interface BulkFields {
  readonly assigneeId: string | null;
  readonly reason: string;
  readonly asked: EvidenceAsked;
  readonly priority: Priority;
}

/** The service takes so many at once. */
const atOnce = 100;

const given = (action: BulkAction, { assigneeId, reason, asked, priority }: BulkFields) => {
  if (action === 'assign') return { assigneeId: assigneeId === '' ? null : assigneeId };
  if (action === 'hold') return { reason };
  if (action === 'priority') return { priority };
  if (action === 'request_evidence') {
    const note = asked.note.trim();
    return { items: [...asked.items], ...(note ? { note } : {}) };
  }
  return {};
};

export const isReady = (action: BulkAction, { assigneeId, reason, asked }: BulkFields): boolean => {
  if (action === 'assign') return assigneeId !== null;
  if (action === 'hold') return reason.trim() !== '';
  return action === 'request_evidence' ? asked.items.length > 0 : true;
};

/** Does one thing to many claims, a hundred at a time; `onProgress` hears each row as it is known. */
export async function sendBulk(
  action: BulkAction,
  claims: readonly { readonly id: string; readonly version: number }[],
  fields: BulkFields,
  key: string,
  onProgress: (rows: readonly BulkRow[]) => void,
): Promise<void> {
  for (let from = 0; from < claims.length; from += atOnce) {
    const part = claims.slice(from, from + atOnce).map(({ id, version }) => ({ id, version }));
    const { items } = await answer(
      api.POST('/api/queue/bulk', {
        body: { action, claims: part, ...given(action, fields) },
        headers: { 'idempotency-key': `${key}-${from}` },
      }),
    );
    onProgress(items);
  }
}
