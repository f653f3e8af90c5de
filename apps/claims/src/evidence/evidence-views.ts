import { cameraOf, plainFacts } from './domain/file-facts';
import { isIdentity } from './domain/kinds';
import type { EvidenceEntity } from './evidence.entity';

/** A file as its reader may know it; what its camera wrote is for the desk. */
export const evidenceOf = (row: EvidenceEntity, staff: boolean) => ({
  id: row.id,
  kind: row.kind,
  fileName: row.fileName,
  mediaType: row.mediaType,
  size: row.size,
  sha256: row.sha256,
  addedAt: row.addedAt,
  ...plainFacts(row.facts),
  camera: staff ? cameraOf(row.facts) : null,
  masked: isIdentity(row.kind),
  deleteAfter: row.deleteAfter,
  deletedAt: row.deletedAt,
});

/** The shared copy is always a JPEG. */
export const sharedNameOf = (fileName: string): string => `${fileName.replace(/\.[^.]*$/, '')}.jpg`;
