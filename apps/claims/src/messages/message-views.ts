import type { EvidenceEntity } from '../evidence/evidence.entity';
import type { ClaimMessageEntity } from './message.entity';

/** A message as its reader may see it: claimants hear from the desk, not from a person's id. */
export const messageOf = (
  {
    id,
    claimId,
    visibility,
    writtenBy,
    authorId,
    channel,
    body,
    omittedFiles,
    createdAt,
  }: ClaimMessageEntity,
  files: readonly EvidenceEntity[],
  forStaff: boolean,
) => ({
  id,
  claimId,
  visibility,
  writtenBy,
  authorId: forStaff || writtenBy === 'claimant' ? authorId : null,
  channel,
  body,
  attachments: files.map((file) => ({
    id: file.id,
    kind: file.kind,
    fileName: file.fileName,
    mediaType: file.mediaType,
    size: file.size,
  })),
  omittedFiles,
  createdAt,
});
