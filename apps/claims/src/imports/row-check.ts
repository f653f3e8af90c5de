import { type Actor, scopeOf } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { findFiledMany } from '../claims/claim.repository';
import type { FileClaim } from '../claims/file-claim';
import { answer, plainClaim } from '../rules/answer';
import type { Shipment } from '../shipments/domain/shipment';
import { findShipments, unknownShipment } from '../shipments/shipment.repository';
import type { RowOutcome } from './import.repository';
import { errorsOf, nothing, refusedRow } from './row-work';

interface ReadableRow {
  readonly rowNo: number;
  readonly claim: FileClaim;
}

interface Known {
  readonly row: ReadableRow;
  readonly shipment: Shipment;
}

type Format = Parameters<typeof errorsOf>[1];

/** What would become of these claims if they were filed now, with two questions for all; nothing is written. */
export async function checkRows(
  manager: EntityManager,
  actor: Actor,
  rows: readonly ReadableRow[],
  { format, at }: { format: Format; at: Date },
): Promise<RowOutcome[]> {
  const shipments = await findShipments(
    manager,
    scopeOf(actor),
    rows.map(({ claim }) => claim),
  );
  const known = rows.flatMap((row, index): Known[] => {
    const shipment = shipments[index];
    return shipment ? [{ row, shipment }] : [];
  });
  const unknown = rows
    .filter((_, index) => !shipments[index])
    .map(({ rowNo }) => refusedRow(rowNo, errorsOf(unknownShipment(), format)));
  const filed = await findFiledMany(
    manager,
    known.map(({ row: { claim }, shipment: { id: shipmentId, organisationId } }) => ({
      organisationId,
      externalReference: claim.externalReference,
      shipmentId,
      type: claim.type,
    })),
  );
  const checked = known.map(({ row, shipment }, index): RowOutcome => {
    const { rowNo } = row;
    const there = filed[index];
    if (!there) return wouldBeFiled(row, shipment, at);
    return { ...nothing, rowNo, state: 'existing', claimId: there.id, claimNumber: there.number };
  });
  return [...unknown, ...checked].sort((a, b) => a.rowNo - b.rowNo);
}

function wouldBeFiled({ rowNo, claim }: ReadableRow, shipment: Shipment, at: Date): RowOutcome {
  const asked = { ...plainClaim(claim.type, claim.piecesAffected ?? null), filedFor: claim.filedFor };
  const found = answer(shipment, asked);
  const received = claim.receivedAt ? new Date(claim.receivedAt) : at;
  const warnings = [
    ...(found.mayFileUntil && received > found.mayFileUntil ? ['too_late'] : []),
    ...(found.mayFileFrom && received < found.mayFileFrom ? ['too_early'] : []),
    ...(found.entitled === false ? ['not_entitled'] : []),
    ...(found.evidence.length > 0 ? ['evidence_missing'] : []),
  ];
  const subject = `${shipment.id}:${claim.type}`;
  return { ...nothing, rowNo, state: 'good', subject, result: { amount: found.amount, warnings } };
}
