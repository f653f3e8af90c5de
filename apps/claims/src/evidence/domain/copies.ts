import { DomainError } from '@tuntas/kernel';
import { type EvidenceKind, type IdentityPurpose, isIdentity } from './kinds';
import { isImage, type MediaType } from './media-types';

export interface Wanted {
  readonly copy: 'shared' | 'original';
  /** Why an identity paper is opened. */
  readonly purpose?: IdentityPurpose | undefined;
}

/** A file as far as it matters which copy of it somebody gets. */
export interface Copies {
  readonly kind: EvidenceKind;
  readonly mediaType: string;
  readonly sharedSha256: string | null;
  readonly deletedAt: Date | null;
}

/** Which copy somebody gets; throws when it is none. */
export function copyToGive(file: Copies, staff: boolean, { copy, purpose }: Wanted): 'shared' | 'original' {
  if (file.deletedAt) {
    throw new DomainError('not_found', 'evidence.deleted', 'This paper was deleted when its time was over.');
  }
  const identity = isIdentity(file.kind);
  if (copy === 'shared' && file.sharedSha256) return 'shared';
  // Documents and films have one copy; of an identity paper that one is not passed on.
  if (copy === 'shared' && !identity && !isImage(file.mediaType as MediaType)) return 'original';
  if (!staff) {
    throw new DomainError('forbidden', 'evidence.original', 'Only the claims desk may open this file.');
  }
  if (identity && !purpose) {
    throw new DomainError('invalid', 'evidence.purpose', 'Say why you open an identity paper: purpose.', {
      errors: [{ field: 'purpose', message: 'Required for an identity paper' }],
    });
  }
  return 'original';
}
