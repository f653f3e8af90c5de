import { Anchor } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { useReports, useSync } from '../../offline/use-sync';
import { usePerson } from '../../session/session';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import classes from './courier.module.css';
import { PhoneReport } from './phone-report';
import { ServerReport } from './server-report';

/** What became of a report: by the id this phone gave it, or by the server's. */
export function Component() {
  const { t } = useTranslation('courier');
  const { id = '' } = useParams();
  const { reports, sending } = useReports(usePerson().personId);
  const tryNow = useSync(reports);
  if (!reports) return <LoadingState />;
  const stored = reports.find(({ clientId, receipt }) => clientId === id || receipt?.incidentId === id);
  if (stored?.state === 'draft') return <Navigate to={`/courier/report/${stored.clientId}`} replace />;
  const back = (
    <Anchor component={Link} to="/courier/reports" className={classes.back}>
      <IconArrowLeft size={16} aria-hidden /> {t('sent.back')}
    </Anchor>
  );
  return (
    <div className={classes.flow}>
      {stored ? (
        <>
          <PageHeader title={t(`sent.title.${stored.state}`)} lead={stored.report.waybill} back={back} />
          <PhoneReport stored={stored} sending={sending} onTry={tryNow} />
        </>
      ) : (
        <>
          <PageHeader title={t('sent.title.sent')} back={back} />
          <ServerReport id={id} />
        </>
      )}
    </div>
  );
}
