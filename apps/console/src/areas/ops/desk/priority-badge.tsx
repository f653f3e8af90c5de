import { IconChevronDown, IconChevronsUp, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ToneBadge } from '../../../ui/tone-badge';
import type { Priority } from './words';

const looks = {
  urgent: { tone: 'late', icon: IconChevronsUp },
  high: { tone: 'waits', icon: IconChevronUp },
  low: { tone: 'still', icon: IconChevronDown },
} as const;

/** Nothing for what is as usual. */
export function PriorityBadge({ priority }: { priority: Priority }) {
  const { t } = useTranslation('ops');
  if (priority === 'normal') return null;
  return <ToneBadge {...looks[priority]}>{t(`priority.${priority}`)}</ToneBadge>;
}
