import type { summaryOf } from '../berita-acara/berita-acara-views';
import type { IncidentEntity, IncidentPhotoEntity } from './incident.entity';

export const incidentOf = (
  row: IncidentEntity,
  photos: readonly IncidentPhotoEntity[],
  beritaAcara: ReturnType<typeof summaryOf> | null,
) => ({
  ...row,
  photos: photos.map(({ id, kind, fileName, mediaType, size, addedAt }) => ({
    id,
    kind,
    fileName,
    mediaType,
    size,
    addedAt,
  })),
  beritaAcara,
});
