import { DomainError } from '@tuntas/kernel';
import type { EntityManager } from 'typeorm';
import { IncidentEntity, IncidentPhotoEntity } from './incident.entity';

export const unknownIncident = (): DomainError =>
  new DomainError('not_found', 'incident.unknown', 'There is no such incident.');

/** Scoped by the transaction: an organisation sees its own, a courier what it reported. */
export async function findIncident(manager: EntityManager, id: string): Promise<IncidentEntity> {
  const row = await manager.findOneBy(IncidentEntity, { id });
  if (!row) throw unknownIncident();
  return row;
}

/** A claim may point to an incident of its own shipment only. */
export async function requireIncident(manager: EntityManager, id: string, shipmentId: string): Promise<void> {
  if (!(await manager.existsBy(IncidentEntity, { id, shipmentId }))) throw unknownIncident();
}

export const photosOf = (manager: EntityManager, incidentId: string): Promise<IncidentPhotoEntity[]> =>
  manager.find(IncidentPhotoEntity, { where: { incidentId }, order: { addedAt: 'ASC', id: 'ASC' } });
