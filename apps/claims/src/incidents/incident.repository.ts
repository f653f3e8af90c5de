import { DomainError } from '@tuntas/kernel';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { IncidentEntity, IncidentPhotoEntity } from './incident.entity';

export const unknownIncident = (): DomainError =>
  new DomainError('not_found', 'incident.unknown', 'There is no such incident.');

/** Scoped by the transaction: an organisation sees its own, a courier what it reported. */
export async function findIncident(manager: EntityManager, id: string): Promise<IncidentEntity> {
  const row = await manager.findOneBy(IncidentEntity, { id });
  if (!row) throw unknownIncident();
  return row;
}

/** What this phone reported under this id before; a retry after a lost answer finds it. */
export async function reportedBefore(
  manager: EntityManager,
  reporterId: string,
  clientId: string | undefined,
): Promise<IncidentEntity | null> {
  return clientId === undefined ? null : manager.findOneBy(IncidentEntity, { reporterId, clientId });
}

/** Inserts the incident, or answers the one that another request with the same client id put there meanwhile. */
export async function insertIncident(manager: EntityManager, row: IncidentEntity): Promise<IncidentEntity> {
  const written = await manager
    .createQueryBuilder()
    .insert()
    .into(IncidentEntity)
    .values(row)
    .orIgnore()
    .returning('id')
    .execute();
  if (written.raw.length > 0) return row;
  const { reporterId, clientId } = row;
  return manager.findOneByOrFail(IncidentEntity, { reporterId, clientId: clientId ?? IsNull() });
}

/** A claim may point to an incident of its own shipment only. */
export async function requireIncident(manager: EntityManager, id: string, shipmentId: string): Promise<void> {
  if (!(await manager.existsBy(IncidentEntity, { id, shipmentId }))) throw unknownIncident();
}

export const photosOf = (manager: EntityManager, incidentId: string): Promise<IncidentPhotoEntity[]> =>
  manager.find(IncidentPhotoEntity, {
    where: { incidentId, kind: Not('berita_acara'), deletedAt: IsNull() },
    order: { addedAt: 'ASC', id: 'ASC' },
  });
