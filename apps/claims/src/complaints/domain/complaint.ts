import { DomainError, move, type TransitionTable } from '@tuntas/kernel';

export const complaintStates = ['received', 'in_progress', 'answered', 'closed'] as const;
export type ComplaintState = (typeof complaintStates)[number];

/** `closed` after silence; until then whoever complained may send it back. */
export const complaintTable = {
  received: ['in_progress', 'answered'],
  in_progress: ['answered'],
  answered: ['received', 'closed'],
  closed: [],
} as const satisfies TransitionTable<ComplaintState>;

export const complaintOutcomes = ['upheld', 'partly_upheld', 'not_upheld'] as const;
export type ComplaintOutcome = (typeof complaintOutcomes)[number];

export interface Complaint {
  readonly state: ComplaintState;
  readonly organisationId: string;
  readonly handlerId: string | null;
  /** People the complaint may be about: they do not handle it. */
  readonly concerned: readonly string[];
  readonly answerers: readonly string[];
  readonly dueAt: Date | null;
  readonly reopenUntil: Date | null;
  readonly reopenedNo: number;
}

interface Person {
  readonly personId: string;
  readonly organisationId: string | null;
}

const ILLEGAL = 'complaint.illegal_transition';
const to = (complaint: Complaint, state: ComplaintState): ComplaintState =>
  move<ComplaintState>(complaintTable, complaint.state, state, ILLEGAL);

const refuse = (code: string, message: string): never => {
  throw new DomainError('forbidden', code, message);
};

/** Whoever the complaint is about, belongs to the complainant, or answered it before stays away from it. */
function requireOutsider(complaint: Complaint, by: Person): void {
  if (by.organisationId === complaint.organisationId) {
    refuse('complaint.own_party', 'Somebody outside the complainant’s organisation must do this.');
  }
  if (complaint.concerned.includes(by.personId)) {
    refuse(
      'complaint.concerned',
      'You decided the claim this is about: somebody else handles the complaint.',
    );
  }
  if (complaint.answerers.includes(by.personId)) {
    refuse('complaint.same_person', 'A complaint that came back is handled by another person.');
  }
}

export function takeComplaint(complaint: Complaint, by: Person): Partial<Complaint> {
  requireOutsider(complaint, by);
  return { state: to(complaint, 'in_progress'), handlerId: by.personId };
}

export function answerComplaint(complaint: Complaint, by: Person, reopenUntil: Date): Partial<Complaint> {
  requireOutsider(complaint, by);
  return {
    state: to(complaint, 'answered'),
    handlerId: by.personId,
    answerers: [...complaint.answerers, by.personId],
    dueAt: null,
    reopenUntil: complaint.reopenedNo === 0 ? reopenUntil : null,
  };
}

/** Once, with a reason, while there is time. */
export function reopenComplaint(complaint: Complaint, at: Date, dueAt: Date): Partial<Complaint> {
  const state = to(complaint, 'received');
  if (complaint.reopenUntil === null || at > complaint.reopenUntil) {
    throw new DomainError(
      'conflict',
      'complaint.final',
      'This answer is final; the dossier goes to an outside body.',
      {
        reopenUntil: complaint.reopenUntil?.toISOString() ?? null,
      },
    );
  }
  return { state, dueAt, handlerId: null, reopenUntil: null, reopenedNo: complaint.reopenedNo + 1 };
}

/** Silence after an answer accepts it. */
export const closeComplaint = (complaint: Complaint): Partial<Complaint> | null =>
  complaint.state === 'answered' ? { state: to(complaint, 'closed'), reopenUntil: null } : null;

/** Overdue once, by the clock that is running. */
export const isOverdue = (complaint: Pick<Complaint, 'dueAt'>, at: Date): boolean =>
  complaint.dueAt !== null && at > complaint.dueAt;
