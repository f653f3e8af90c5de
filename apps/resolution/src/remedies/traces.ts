import type { NewEvent } from '@tuntas/messaging';
import type { Actor, AuditEntry } from '@tuntas/platform';
import type { Remedy } from './remedy.repository';

/** What a change leaves behind besides its rows: events for others, audit rows for later. */
export interface Traces {
  readonly events: readonly NewEvent[];
  readonly audits: readonly AuditEntry[];
}

/** Why nothing more is given: the claimant took the parcel that was found. */
export const PARCEL_TAKEN = 'parcel_recovered';

/** Of what changed nothing. */
export const noTraces: Traces = { events: [], audits: [] };

/** The audit row of one move of a remedy. */
export const movedRemedy = (
  remedy: Remedy,
  action: string,
  actor: Actor,
  details: Record<string, unknown> = {},
): AuditEntry => ({
  organisationId: remedy.organisationId,
  subject: `remedy:${remedy.id}`,
  action,
  actor,
  details: { claimId: remedy.claimId, kind: remedy.kind, ...details },
  channel: 'event',
});
