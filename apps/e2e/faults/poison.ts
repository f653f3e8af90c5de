import type { Service } from '@tuntas/contracts';
import type { Caller } from './caller';
import type { System } from './system';

/** Stands in every message that a fault made up. */
export const POISON = 'tuntas-poison';

const consumers = ['claims', 'resolution', 'tracking', 'notifications'] as const satisfies readonly Service[];

/** As an administrator does: passes over the dead letters that the faults made; any other one stays and is found. */
export async function discardPoison({ look }: System, admin: Caller): Promise<number> {
  let discarded = 0;
  for (const service of consumers) {
    const letters = await look<{ id: string }>(
      `SELECT id FROM ${service}.dead_letters WHERE resolved_at IS NULL AND position($1::bytea IN value) > 0`,
      [Buffer.from(POISON)],
    );
    for (const { id } of letters) {
      const path = `/api/dead-letters/${service}/${id}/discard`;
      const told = await admin.once({ method: 'POST', path, body: { reason: 'made by the fault tests' } });
      if (told?.status === 204) discarded += 1;
    }
  }
  return discarded;
}
