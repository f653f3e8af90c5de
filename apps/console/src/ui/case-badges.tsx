import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/paths';
import { type Tone, ToneBadge } from './tone-badge';

type Claim = Schemas['claims']['ClaimDto'];
export type Stage = Claim['stage'];
export type Decision = Claim['decision'];
export type Settlement = Claim['settlement'];

const stageTone: Record<Stage, Tone> = {
  draft: 'still',
  submitted: 'moves',
  in_review: 'moves',
  needs_action: 'waits',
  on_hold: 'waits',
  decided: 'moves',
  settling: 'moves',
  settled: 'done',
  closed: 'still',
  cancelled: 'still',
  expired: 'late',
};

const decisionTone: Record<Decision, Tone> = {
  pending: 'still',
  approved: 'done',
  approved_partial: 'done',
  rejected: 'late',
};

const settlementTone: Record<Settlement, Tone> = {
  none: 'still',
  pending: 'moves',
  paid: 'done',
  reshipped: 'done',
  replaced: 'done',
  repaired: 'done',
  failed: 'late',
  recovered: 'waits',
};

export function StageBadge({ stage }: { stage: Stage }) {
  const { t } = useTranslation('ui');
  return <ToneBadge tone={stageTone[stage]}>{t(`stage.${stage}`)}</ToneBadge>;
}

export function DecisionBadge({ decision }: { decision: Decision }) {
  const { t } = useTranslation('ui');
  return <ToneBadge tone={decisionTone[decision]}>{t(`decision.${decision}`)}</ToneBadge>;
}

export function SettlementBadge({ settlement }: { settlement: Settlement }) {
  const { t } = useTranslation('ui');
  return <ToneBadge tone={settlementTone[settlement]}>{t(`settlement.${settlement}`)}</ToneBadge>;
}
