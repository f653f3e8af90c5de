import { Alert, Button, Group, Text } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../../api/problem';
import { usePerson } from '../../../session/session';
import { useProblemText } from '../../../ui/problem-text';
import { toast } from '../../../ui/toast';
import { When } from '../../../ui/when';
import { useAgent, useChangeAgent } from './use-agent';
import { usePeopleNames } from './use-names';

/** Above the work of somebody who is marked as away: no case comes until they say that they are back. */
export function AwayNotice() {
  const { t } = useTranslation('ops');
  const problemText = useProblemText();
  const { data: agent } = useAgent(usePerson().personId);
  const person = usePeopleNames([agent?.standInId]);
  const back = useChangeAgent(() => toast.done(t('team.welcome')));
  if (!agent || agent.present) return null;
  const { standInId, awayUntil } = agent;
  const come = () =>
    back.mutate(
      { agent, change: { available: true, awayUntil: null } },
      { onError: (error) => toast.failed(problemText(asProblem(error)).text) },
    );
  return (
    <Alert color="soga" mb="md" icon={<IconUserOff aria-hidden />} title={t('team.youAreAway')}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          {standInId ? t('team.standsIn', { name: person(standInId) }) : t('team.nobodyStandsIn')}
          {awayUntil && (
            <>
              {' '}
              {t('team.until')} <When at={awayUntil} show="absolute" />.
            </>
          )}
        </Text>
        <Button size="xs" loading={back.isPending} onClick={come}>
          {t('team.back')}
        </Button>
      </Group>
    </Alert>
  );
}
