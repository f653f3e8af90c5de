import type { EvidenceEntity } from '../evidence/evidence.entity';
import type { ClockEntity } from '../sla/clock.entity';
import { explain } from '../findings/explain';
import { trackedOf } from '../sla/clock.repository';
import type { SlaBook } from '../sla/domain/book';
import { elapsedAt } from '../sla/domain/clock';
import type { ClockName } from '../sla/domain/promises';
import { timeOfClock } from '../sla/tracked-clock';
import type { ClaimDecisionEntity, ClaimEntity, ClaimLineEntity } from './claim.entity';
import { stateOf } from './claim.repository';
import type { ClaimFindingEntity, ClaimHistoryEntity } from './claim-trail.entity';
import { type ActionName, allowedActions } from './domain/actions';
import { claimPolicy } from './policy';
import { without } from './without';

/** The claim itself, as lists and filing answer it. */
export const summaryOf = (row: ClaimEntity) =>
  without(row, 'requestNo', 'decisionNo', 'appealNo', 'reviewNo', 'deciders', 'updatedAt');

export const lineOf = (line: ClaimLineEntity) => without(line, 'claimId', 'organisationId', 'position');

export const filedOf = (row: ClaimEntity, lines: readonly ClaimLineEntity[]) => ({
  ...summaryOf(row),
  lines: lines.map(lineOf),
});

/** Overdue is worked out when read, so it is right with every timer late. */
const isOverdue = (
  clock: { stoppedAt: Date | null; pausedAt: Date | null; dueAt: Date; state: string },
  at: Date,
) => clock.state === 'breached' || (!clock.stoppedAt && !clock.pausedAt && at >= clock.dueAt);

function clockOf(row: ClockEntity, at: Date, book: SlaBook) {
  const tracked = trackedOf(row);
  const { name, generation, state, anchor, dueAt, pausedAt, stoppedAt, budgetMinutes } = row;
  const elapsedMinutes = Math.floor(elapsedAt(tracked.clock, at, timeOfClock(book, tracked)) / 60_000);
  const overdue = isOverdue(row, at);
  return {
    name,
    generation,
    state,
    anchor,
    dueAt,
    pausedAt,
    stoppedAt,
    budgetMinutes,
    elapsedMinutes,
    overdue,
  };
}

export const historyOf = (entry: ClaimHistoryEntity) => without(entry, 'id', 'claimId', 'organisationId');

/** The promise that an action keeps. */
const clockOfAction: Partial<Record<ActionName, ClockName>> = {
  take: 'first_response',
  request_evidence: 'update',
  decide: 'decision',
};

function actionsOf(row: ClaimEntity, lines: readonly ClaimLineEntity[], clocks: readonly ClockEntity[]) {
  const dueAt = (action: ActionName): Date | null => {
    if (action === 'provide_evidence') return row.answerBy;
    if (action === 'appeal') return row.appealUntil;
    if (action === 'resume') return row.reviewAt;
    if (action === 'choose_recovery') return row.chooseBy;
    const open = clocks.find(
      ({ name, stoppedAt, pausedAt }) => name === clockOfAction[action] && !stoppedAt && !pausedAt,
    );
    return open?.dueAt ?? null;
  };
  return allowedActions(stateOf(row, lines))
    .filter(({ action }) => action !== 'appeal' || row.appealNo < claimPolicy.appealLimit)
    .map((allowed) => ({ ...allowed, dueAt: dueAt(allowed.action) }));
}

/** Suspicions are for the desk; what a claimant can put right is for everybody. */
const forClaimant = new Set(['evidence_missing', 'too_early', 'too_late', 'not_entitled']);

const findingOf = ({ kind, ruleId, details, foundAt, resolvedAt }: ClaimFindingEntity) => ({
  kind,
  ruleId,
  ...explain(kind, details),
  details,
  foundAt,
  resolvedAt,
});

export interface ClaimParts {
  readonly row: ClaimEntity;
  readonly lines: readonly ClaimLineEntity[];
  readonly clocks: readonly ClockEntity[];
  readonly decisions: readonly ClaimDecisionEntity[];
  readonly findings: readonly ClaimFindingEntity[];
  readonly evidence: readonly EvidenceEntity[];
  readonly history: readonly ClaimHistoryEntity[];
  readonly mergedFrom: readonly { readonly id: string; readonly number: string }[];
}

export function claimOf({ row, lines, ...parts }: ClaimParts, at: Date, staff: boolean, book: SlaBook) {
  const findings = parts.findings.filter(({ kind }) => staff || forClaimant.has(kind));
  return {
    ...filedOf(row, lines),
    overdue: row.nextDueAt !== null && at >= row.nextDueAt,
    clocks: parts.clocks.map((clock) => clockOf(clock, at, book)),
    allowedActions: actionsOf(row, lines, parts.clocks),
    decisions: parts.decisions.map((decision) => without(decision, 'claimId', 'organisationId')),
    findings: findings.map(findingOf),
    evidence: parts.evidence.map(({ id, kind, fileName, mediaType, size, sha256, addedAt }) => ({
      id,
      kind,
      fileName,
      mediaType,
      size,
      sha256,
      addedAt,
    })),
    history: parts.history.map(historyOf),
    mergedFrom: parts.mergedFrom,
  };
}
