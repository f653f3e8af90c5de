import { Injectable } from '@nestjs/common';
import type { EventData } from '@tuntas/contracts';
import type { EntityManager } from 'typeorm';
import { type CaseEvent, caseChangeOf } from './case-change';

const UPSERT = `
  INSERT INTO cases AS known
    (claim_id, organisation_id, number, claimant_id, shipment_id, stage, evidence_request_no)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (claim_id) DO UPDATE SET
    stage = excluded.stage, evidence_request_no = excluded.evidence_request_no, cycle = known.cycle + $8`;

export interface Case {
  readonly claimId: string;
  readonly organisationId: string;
  readonly number: string;
  readonly claimantId: string;
  readonly stage: string;
  readonly evidenceRequestNo: number | null;
  readonly cycle: number;
}

/** What this service knows of claims and parcels, told by events. */
@Injectable()
export class CasesService {
  async apply(manager: EntityManager, event: CaseEvent): Promise<void> {
    const { claimId, organisationId, number, claimantId, shipmentId } = event.data;
    const { stage, evidenceRequestNo, nextCycle } = caseChangeOf(event);
    await manager.query(UPSERT, [
      claimId,
      organisationId,
      number,
      claimantId,
      shipmentId,
      stage,
      evidenceRequestNo,
      nextCycle ? 1 : 0,
    ]);
  }

  /** Nobody is reminded any more of what was asked. */
  async endRequest(manager: EntityManager, claimId: string): Promise<void> {
    await manager.query(`UPDATE cases SET stage = 'open', evidence_request_no = NULL WHERE claim_id = $1`, [
      claimId,
    ]);
  }

  async addParcel(manager: EntityManager, parcel: EventData<'shipment.registered'>): Promise<void> {
    await manager.query(
      `INSERT INTO parcels (shipment_id, organisation_id, carrier, waybill) VALUES ($1, $2, $3, $4)
       ON CONFLICT (shipment_id) DO UPDATE SET carrier = excluded.carrier, waybill = excluded.waybill`,
      [parcel.shipmentId, parcel.organisationId, parcel.carrier, parcel.waybill],
    );
  }

  async find(manager: EntityManager, claimId: string): Promise<Case | undefined> {
    const [row] = await manager.query<Case[]>(
      `SELECT claim_id AS "claimId", organisation_id AS "organisationId", number, claimant_id AS "claimantId",
              stage, evidence_request_no AS "evidenceRequestNo", cycle
       FROM cases WHERE claim_id = $1`,
      [claimId],
    );
    return row;
  }
}
