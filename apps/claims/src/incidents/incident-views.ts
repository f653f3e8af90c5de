import type { IncidentEntity, IncidentPhotoEntity } from './incident.entity';

export const incidentOf = (row: IncidentEntity, photos: readonly IncidentPhotoEntity[]) => ({
  ...row,
  photos: photos.map(({ id, kind, fileName, mediaType, size, addedAt }) => ({
    id,
    kind,
    fileName,
    mediaType,
    size,
    addedAt,
  })),
});
