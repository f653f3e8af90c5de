import { Text } from '@mantine/core';
import { IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ToneBadge } from '../../../ui/tone-badge';
import { When } from '../../../ui/when';
import type { Agent } from '../desk/use-agent';

interface Props {
  readonly agent: Agent;
  readonly person: (id: string | null) => string;
}

/** Here, or away until when and who does the work meanwhile. */
export function Presence({ agent: { active, present, awayUntil, standInId }, person }: Props) {
  const { t } = useTranslation('ops');
  if (!active) return <ToneBadge tone="still">{t('team.left')}</ToneBadge>;
  if (present) {
    return (
      <ToneBadge tone="done" icon={IconUserCheck}>
        {t('team.here')}
      </ToneBadge>
    );
  }
  return (
    <>
      <ToneBadge tone="waits" icon={IconUserOff}>
        {t('assign.away')}
      </ToneBadge>
      <Text size="xs" c="dimmed">
        {awayUntil && (
          <>
            {t('team.until')} <When at={awayUntil} show="absolute" /> ·{' '}
          </>
        )}
        {standInId ? t('team.standsIn', { name: person(standInId) }) : t('team.nobodyStandsIn')}
      </Text>
    </>
  );
}
