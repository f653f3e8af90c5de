import { diagramOf, type TransitionTable } from '@tuntas/kernel';
import { decisions, recoveries, settlements, stages } from '../../../claims/src/claims/domain/axes';
import { complaintTable } from '../../../claims/src/complaints/domain/complaint';
import { bankFileTable } from '../../../resolution/src/bank-files/domain/bank-file';
import { payoutTable } from '../../../resolution/src/payouts/domain/payout';
import { recoveryTable } from '../../../resolution/src/recoveries/domain/recovery';
import { remedyTable } from '../../../resolution/src/remedies/domain/remedy';
import { reshipmentTable } from '../../../resolution/src/reshipments/domain/reshipment';

interface Drawn {
  readonly title: string;
  readonly says: string;
  readonly start: string;
  readonly table: TransitionTable<string>;
}

const drawn: Record<string, Drawn> = {
  'claim-stage': { title: 'Claim: stage', says: 'Who must act.', start: 'draft', table: stages },
  'claim-decision': {
    title: 'Claim: decision',
    says: 'What was decided; back to pending by an appeal, a second look that disagrees, or when it could not be given.',
    start: 'pending',
    table: decisions,
  },
  'claim-settlement': {
    title: 'Claim: settlement',
    says: 'What was given.',
    start: 'none',
    table: settlements,
  },
  'claim-recovery': {
    title: 'Claim: parcel found after it was paid for',
    says: 'What becomes of the money and the parcel.',
    start: 'none',
    table: recoveries,
  },
  complaint: {
    title: 'Complaint',
    says: 'About the service itself, with a clock of its own.',
    start: 'received',
    table: complaintTable,
  },
  remedy: {
    title: 'Remedy',
    says: 'What resolution gives for a decision.',
    start: 'open',
    table: remedyTable,
  },
  payout: {
    title: 'Payout',
    says: 'How money leaves, once.',
    start: 'awaiting_approval',
    table: payoutTable,
  },
  'bank-file': {
    title: 'Bank file',
    says: 'How payouts leave together; a cancelled file gives its payouts back.',
    start: 'made',
    table: bankFileTable,
  },
  recovery: {
    title: 'Recovery',
    says: 'What a carrier or an insurer owes back for what was paid.',
    start: 'open',
    table: recoveryTable,
  },
  reshipment: {
    title: 'Reshipment',
    says: 'How a replacement parcel reaches the consignee.',
    start: 'requested',
    table: reshipmentTable,
  },
};

/** A page per transition table, drawn from the table that the code runs. */
export function* stateDiagrams(): Generator<[name: string, page: string]> {
  for (const [name, { title, says, start, table }] of Object.entries(drawn)) {
    yield [name, `# ${title}\n\n${says}\n\n\`\`\`mermaid\n${diagramOf(table, start)}\n\`\`\`\n`];
  }
}
