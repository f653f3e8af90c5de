import { validationFailed } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { EvidenceKind } from '../evidence/domain/kinds';
import type { AcceptedFile } from '../evidence/intake';
import { type IncidentEntity, IncidentPhotoEntity } from './incident.entity';
import { photosOf } from './incident.repository';
import { MAX_PHOTOS } from './incidents.dto';

/** A photo, unless it says what else it is. */
export type IncidentFile = AcceptedFile & { readonly kind?: EvidenceKind };

/** Adds what is not there yet; the same picture again is the row there is. */
export async function addPhotos(
  manager: EntityManager,
  incident: IncidentEntity,
  files: readonly IncidentFile[],
  addedAt: Date,
): Promise<void> {
  // The incident's row is the lock, so that two uploads at once do not pass the limit together.
  await manager.query('SELECT FROM incidents WHERE id = $1 FOR UPDATE', [incident.id]);
  const known = new Set((await photosOf(manager, incident.id)).map(({ sha256 }) => sha256));
  const fresh = new Map(files.filter(({ sha256 }) => !known.has(sha256)).map((file) => [file.sha256, file]));
  if (known.size + fresh.size > MAX_PHOTOS) {
    throw validationFailed([{ field: 'photos', message: `At most ${MAX_PHOTOS} photos of one incident` }]);
  }
  const { id: incidentId, organisationId, reporterId } = incident;
  const rows = [...fresh.values()].map((file) => ({
    id: v7(),
    incidentId,
    organisationId,
    reporterId,
    kind: 'photo' as const,
    ...file,
    addedAt,
    deletedAt: null,
  }));
  if (rows.length > 0) await manager.insert(IncidentPhotoEntity, rows);
}
