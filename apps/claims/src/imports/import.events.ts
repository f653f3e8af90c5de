import type { NewEvent } from '@tuntas/messaging';
import type { ClaimImportEntity } from './import.entity';

export const progressOf = (job: ClaimImportEntity, over: boolean): NewEvent => ({
  type: over ? 'claim_import.finished' : 'claim_import.progressed',
  subject: job.id,
  organisationId: job.organisationId,
  data: {
    importId: job.id,
    organisationId: job.organisationId,
    claimantId: job.createdBy,
    dryRun: job.state === 'checking' || job.state === 'checked',
    rows: job.rows,
    done: job.done,
    good: job.good,
    filed: job.filed,
    existing: job.existing,
    refused: job.refused,
  },
});
