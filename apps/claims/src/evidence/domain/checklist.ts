import { type EvidenceKind, isSatisfied } from './kinds';

export interface Paper {
  readonly id: string;
  readonly kind: EvidenceKind;
}

export interface ChecklistItem {
  readonly kind: EvidenceKind;
  /** `rule`: the carrier's terms ask for it; `desk`: an agent asked for it. */
  readonly askedBy: 'rule' | 'desk';
  readonly state: 'present' | 'missing';
  readonly evidenceIds: readonly string[];
}

export interface Checklist {
  readonly items: readonly ChecklistItem[];
  readonly missing: readonly EvidenceKind[];
  /** Per cent of what is asked for that is there; 100 when nothing is. */
  readonly score: number;
}

/** What a claim needs against what it has. A paper that nobody asked for is welcome and changes no score. */
export function checklistOf(
  required: readonly EvidenceKind[],
  asked: readonly EvidenceKind[],
  papers: readonly Paper[],
): Checklist {
  const present = new Set(papers.map(({ kind }) => kind));
  const wanted = [...new Set([...required, ...asked])];
  const items = wanted.map((kind): ChecklistItem => ({
    kind,
    askedBy: required.includes(kind) ? 'rule' : 'desk',
    state: isSatisfied(kind, present) ? 'present' : 'missing',
    evidenceIds: papers.filter((paper) => isSatisfied(kind, new Set([paper.kind]))).map(({ id }) => id),
  }));
  const missing = items.filter(({ state }) => state === 'missing').map(({ kind }) => kind);
  const score = items.length === 0 ? 100 : Math.round((100 * (items.length - missing.length)) / items.length);
  return { items, missing, score };
}
