import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCloudUpload, IconDatabaseOff, IconLogin2, IconWifiOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { waitsForSignIn } from '../../offline/outcome';
import type { StoredReport } from '../../offline/report';
import { useOnline } from '../../offline/use-online';
import { useStorageWorks } from './use-storage-works';
import { useSignInAgain } from './use-sign-in-again';

/** In plain words what waits, and for what. Nothing while all is well. */
export function SyncBanner({ reports, onTry }: { reports: readonly StoredReport[]; onTry: () => void }) {
  const { t } = useTranslation('courier');
  const online = useOnline();
  const works = useStorageWorks();
  const signInAgain = useSignInAgain(onTry);
  const waiting = reports.filter(({ state }) => state === 'waiting');
  const signIn = online && waiting.some(waitsForSignIn);
  return (
    <Stack gap="sm" role="status" aria-live="polite">
      {!works && (
        <Alert color="bata" icon={<IconDatabaseOff aria-hidden />} title={t('banner.noStorage')}>
          {t('banner.noStorageText')}
        </Alert>
      )}
      {!online && (
        <Alert color="soga" icon={<IconWifiOff aria-hidden />} title={t('banner.offline')}>
          {t('banner.offlineText')}
        </Alert>
      )}
      {signIn ? (
        <Alert color="bata" icon={<IconLogin2 aria-hidden />} title={t('banner.signIn')}>
          <Text size="sm" mb="sm">
            {t('banner.signInText')}
          </Text>
          <Button size="md" onClick={signInAgain}>
            {t('banner.signInButton')}
          </Button>
        </Alert>
      ) : (
        waiting.length > 0 && (
          <Alert
            color="nila"
            icon={<IconCloudUpload aria-hidden />}
            title={t('banner.waiting', { count: waiting.length })}
          >
            <Group justify="space-between" gap="sm">
              <Text size="sm">{t('banner.waitingText')}</Text>
              {online && (
                <Button size="compact-md" onClick={onTry}>
                  {t('banner.tryNow')}
                </Button>
              )}
            </Group>
          </Alert>
        )
      )}
    </Stack>
  );
}
