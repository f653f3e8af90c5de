import { answer, api } from './client';
import type { Schemas } from './paths';

type EvidenceKind = Schemas['claims']['EvidenceRequestDto']['items'][number];

/** Sends one file; the service takes what it is from the form. */
export function sendEvidence(claimId: string, kind: EvidenceKind, file: File) {
  const form = new FormData();
  form.set('kind', kind);
  form.set('files', file);
  return answer(
    api.POST('/api/claims/{id}/evidence', {
      params: { path: { id: claimId } },
      // The document's word for a file is a string; the form above is what travels.
      body: { kind, files: [] },
      bodySerializer: () => form,
    }),
  );
}
