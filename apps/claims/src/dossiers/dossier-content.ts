import type { ClaimView } from '../claims/claim-commands';
import type { ArchivedFile } from '../evidence/evidence-archive.service';
import type { Estimate } from '../rules/domain/estimate';
import type { RulePack } from '../rules/domain/pack';

export interface DossierMessage {
  readonly writtenBy: 'claimant' | 'staff';
  readonly body: string;
  readonly at: Date;
}

/** Everything a dossier tells, before it gets its form. */
export interface DossierContent {
  readonly claim: ClaimView;
  readonly pack: RulePack | null;
  readonly estimate: Estimate;
  readonly messages: readonly DossierMessage[];
  readonly files: readonly ArchivedFile[];
  readonly madeAt: Date;
}
