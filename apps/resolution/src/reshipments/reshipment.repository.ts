import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { Remedy } from '../remedies/remedy.repository';
import { mayLeave } from '../found-parcels/found-parcel.repository';
import type { Booking } from './carrier-booking';
import { givenUpCodes, type ReshipmentState } from './domain/reshipment';

export interface Reshipment {
  readonly id: string;
  readonly remedyId: string;
  readonly organisationId: string;
  readonly claimId: string;
  readonly originalShipmentId: string;
  /** Of the replacement parcel. */
  readonly shipmentId: string;
  readonly state: ReshipmentState;
  readonly claimantId: string | null;
}

const columns = `
  id, remedy_id AS "remedyId", organisation_id AS "organisationId", claim_id AS "claimId",
  original_shipment_id AS "originalShipmentId", shipment_id AS "shipmentId", state,
  (SELECT claimant_id FROM remedies r WHERE r.id = remedy_id) AS "claimantId"`;

@Injectable()
export class ReshipmentRepository {
  async insert(manager: EntityManager, remedy: Remedy): Promise<string> {
    const id = v7();
    await manager.query(
      `INSERT INTO reshipments (id, remedy_id, organisation_id, claim_id, original_shipment_id, shipment_id, state)
       VALUES ($1, $2, $3, $4, $5, $6, 'requested')`,
      [id, remedy.id, remedy.organisationId, remedy.claimId, remedy.shipmentId, v7()],
    );
    return id;
  }

  /** The reshipment while it waits for its booking; not while its claimant chooses about a parcel that was found. */
  async requested(manager: EntityManager, id: string): Promise<Reshipment | null> {
    const [row] = await manager.query<Reshipment[]>(
      `SELECT ${columns} FROM reshipments WHERE id = $1 AND state = 'requested'
         AND ${mayLeave('reshipments.claim_id')}`,
      [id],
    );
    return row ?? null;
  }

  /** Null when it was booked, or ended, before. */
  async book(
    manager: EntityManager,
    id: string,
    booking: Booking,
    bookedAt: Date,
  ): Promise<Reshipment | null> {
    const [row] = await manager.query<Reshipment[]>(
      `WITH booked AS (
         UPDATE reshipments SET state = 'booked', carrier = $2, service = $3, waybill = $4, booked_at = $5,
                version = version + 1
         WHERE id = $1 AND state = 'requested' RETURNING *
       ) SELECT ${columns} FROM booked`,
      [id, booking.carrier, booking.service, booking.waybill, bookedAt],
    );
    return row ?? null;
  }

  /** Those of a claim, locked; whoever ends one waits. */
  lockOfClaim(manager: EntityManager, claimId: string): Promise<Reshipment[]> {
    return manager.query(`SELECT ${columns} FROM reshipments WHERE claim_id = $1 ORDER BY id FOR UPDATE`, [
      claimId,
    ]);
  }

  /** The reshipment whose parcel was given up and turns up now; null at any other time. */
  async find(manager: EntityManager, shipmentId: string): Promise<Reshipment | null> {
    const [row] = await manager.query<Reshipment[]>(
      `WITH found AS (
         UPDATE reshipments SET state = 'found', version = version + 1
         WHERE shipment_id = $1 AND state = 'failed' AND waybill IS NOT NULL AND reason_code = ANY ($2) RETURNING *
       ) SELECT ${columns} FROM found`,
      [shipmentId, givenUpCodes],
    );
    return row ?? null;
  }

  /** Ends the reshipment with this id, or of this replacement parcel; null when there is none under way. */
  async end(
    manager: EntityManager,
    by: { id: string } | { shipmentId: string },
    state: 'delivered' | 'failed',
    reasonCode: string | null,
  ): Promise<Reshipment | null> {
    const [column, value] = 'id' in by ? ['id', by.id] : ['shipment_id', by.shipmentId];
    const [row] = await manager.query<Reshipment[]>(
      `WITH ended AS (
         UPDATE reshipments SET state = $2::text, reason_code = $3, ended_at = now(), version = version + 1
         WHERE ${column} = $1 AND (state = 'booked' OR state = 'requested' AND $2::text = 'failed') RETURNING *
       ) SELECT ${columns} FROM ended`,
      [value, state, reasonCode],
    );
    return row ?? null;
  }
}
