import { Injectable } from '@nestjs/common';
import type { EventData } from '@tuntas/contracts';
import type { EntityManager } from 'typeorm';

export type ParcelChoice = EventData<'claim.recovery_chosen'>['choice'];

type Claim = Pick<EventData<'claim.recovery_opened'>, 'claimId' | 'organisationId'>;

/** SQL: nothing of a claim leaves while its claimant chooses, or once the parcel was taken. */
export const mayLeave = (claimId: string): string => `NOT EXISTS (
  SELECT FROM found_parcels WHERE found_parcels.claim_id = ${claimId} AND coalesce(choice, 'take_parcel') = 'take_parcel')`;

/** SQL: the claimant chooses between what was decided and the parcel. */
export const isChosenAbout = (claimId: string): string =>
  `EXISTS (SELECT FROM found_parcels WHERE found_parcels.claim_id = ${claimId} AND choice IS NULL)`;

/** Claims whose parcel was found, and what their claimants chose: one row per claim, and the first choice stays. */
@Injectable()
export class FoundParcelRepository {
  /** False when it is known already. */
  async open(manager: EntityManager, { claimId, organisationId }: Claim): Promise<boolean> {
    const rows = await manager.query<object[]>(
      `INSERT INTO found_parcels (claim_id, organisation_id) VALUES ($1, $2)
       ON CONFLICT DO NOTHING RETURNING claim_id`,
      [claimId, organisationId],
    );
    return rows.length === 1;
  }

  /** False when a choice is known already. */
  async choose(
    manager: EntityManager,
    { claimId, organisationId }: Claim,
    choice: ParcelChoice,
  ): Promise<boolean> {
    const rows = await manager.query<object[]>(
      `INSERT INTO found_parcels (claim_id, organisation_id, choice, chosen_at) VALUES ($1, $2, $3, now())
       ON CONFLICT (claim_id) DO UPDATE SET choice = excluded.choice, chosen_at = excluded.chosen_at
         WHERE found_parcels.choice IS NULL RETURNING claim_id`,
      [claimId, organisationId, choice],
    );
    return rows.length === 1;
  }

  /** Those of the claims whose claimant took the parcel. Ask only with the claims' payouts or reshipment locked. */
  async taken(manager: EntityManager, claimIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await manager.query<{ id: string }[]>(
      `SELECT claim_id AS id FROM found_parcels WHERE claim_id = ANY ($1) AND choice = 'take_parcel'`,
      [claimIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** As {@link taken}, of one claim. */
  async isTaken(manager: EntityManager, claimId: string): Promise<boolean> {
    return (await this.taken(manager, [claimId])).size > 0;
  }
}
