import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCloudUpload,
  IconLogin2,
  IconPencil,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { StoredReport } from '../../offline/report';
import { changeReport } from '../../offline/reports';
import { useLocale } from '../../ui/locale';
import { absoluteText } from '../../ui/when';
import { Paper } from './paper';
import { shownState } from './shown-state';
import { useSignInAgain } from './use-sign-in-again';
import { useWhyRefused } from './why-refused';

interface Props {
  readonly stored: StoredReport;
  readonly sending: string | null;
  readonly onTry: () => void;
}

export function PhoneReport({ stored, sending, onTry }: Props) {
  const { t } = useTranslation('courier');
  return (
    <Stack gap="lg">
      <div role="status">
        {stored.state === 'waiting' && <Waiting stored={stored} sending={sending} onTry={onTry} />}
        {stored.state === 'refused' && <Refused stored={stored} />}
        {stored.state === 'sent' && (
          <Alert color="pandan" icon={<IconCircleCheck aria-hidden />}>
            {t('sent.sent')}
          </Alert>
        )}
      </div>
      {stored.receipt && <Paper incidentId={stored.receipt.incidentId} known={stored.receipt} />}
      {stored.state === 'sent' && (
        <Button component={Link} to="/courier/report" size="lg" variant="light">
          {t('sent.another')}
        </Button>
      )}
    </Stack>
  );
}

function Waiting({ stored, sending, onTry }: Props) {
  const { t } = useTranslation('courier');
  const when = absoluteText(stored.changedAt, useLocale());
  const signInAgain = useSignInAgain(onTry);
  const state = shownState(stored, sending);
  const mustSignIn = state === 'sign_in';
  const text = mustSignIn ? t('sent.signIn') : state === 'sending' ? t('sent.sending') : t('sent.waiting');
  return (
    <Alert
      color={mustSignIn ? 'bata' : 'nila'}
      icon={mustSignIn ? <IconLogin2 aria-hidden /> : <IconCloudUpload aria-hidden />}
      title={text}
    >
      <Text size="sm" mb="sm">
        {t('sent.waitingSince', { when, count: stored.attempts })}
      </Text>
      <Group>
        {mustSignIn ? (
          <Button size="md" onClick={signInAgain}>
            {t('banner.signInButton')}
          </Button>
        ) : (
          <Button size="md" loading={state === 'sending'} onClick={onTry}>
            {t('sent.tryNow')}
          </Button>
        )}
        {state !== 'sending' && <Mend stored={stored} words={t('sent.takeBack')} />}
      </Group>
    </Alert>
  );
}

function Refused({ stored }: { stored: StoredReport }) {
  const { t } = useTranslation('courier');
  const why = useWhyRefused(stored);
  return (
    <Alert color="bata" icon={<IconAlertTriangle aria-hidden />} title={why}>
      <Mend stored={stored} words={t('sent.mend')} />
    </Alert>
  );
}

/** Back into writing; nothing leaves the phone until it is sent again. */
function Mend({ stored, words }: { stored: StoredReport; words: string }) {
  const navigate = useNavigate();
  const mend = async () => {
    const draft = { state: 'draft', nextTryAt: null, problem: null } as const;
    const changed = await changeReport(stored.clientId, (now) =>
      now.state === 'waiting' || now.state === 'refused' ? { ...now, ...draft } : null,
    );
    if (changed) await navigate(`/courier/report/${stored.clientId}?step=review`);
  };
  return (
    <Button
      size="md"
      variant="default"
      leftSection={<IconPencil size={18} aria-hidden />}
      onClick={() => void mend()}
    >
      {words}
    </Button>
  );
}
