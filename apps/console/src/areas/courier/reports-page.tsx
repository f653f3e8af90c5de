import { Button, Stack, Text, Title } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOnline } from '../../offline/use-online';
import { useReports, useSync } from '../../offline/use-sync';
import { usePerson } from '../../session/session';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import classes from './courier.module.css';
import { PhoneReports } from './phone-reports';
import { SentEarlier } from './sent-earlier';
import { SyncBanner } from './sync-banner';
import { UpdateBanner } from './update-banner';

/** What this courier has reported: what waits on the phone first, then what the server has. */
export function Component() {
  const { t } = useTranslation('courier');
  const online = useOnline();
  const { reports, sending } = useReports(usePerson().personId);
  const tryNow = useSync(reports);
  return (
    <div className={classes.flow}>
      <PageHeader title={t('reports.title')} lead={t('reports.lead')} />
      <Stack gap="lg">
        <Button
          component={Link}
          to="/courier/report"
          size="xl"
          className={classes.big}
          leftSection={<IconCamera size={28} aria-hidden />}
        >
          {t('reports.begin')}
        </Button>
        <UpdateBanner />
        <SyncBanner reports={reports ?? []} onTry={tryNow} />
        {reports === null && <LoadingState lines={3} />}
        {reports && reports.length > 0 && (
          <section>
            <Title order={2} mb="sm">
              {t('reports.onPhone')}
            </Title>
            <PhoneReports reports={reports} sending={sending} />
          </section>
        )}
        {reports && online && <SentEarlier known={reports} />}
        {reports && !online && (
          <Text size="sm" c="dimmed">
            {t('reports.noNetwork')}
          </Text>
        )}
      </Stack>
    </div>
  );
}
