import { Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { StoredReport } from '../../offline/report';
import { ToneBadge } from '../../ui/tone-badge';
import { When } from '../../ui/when';
import classes from './courier.module.css';
import { shownState, tones } from './shown-state';
import { happeningIcons } from './steps';

/** Each report on this phone with what it waits for; drafts lead back into writing. */
export function PhoneReports({
  reports,
  sending,
}: {
  reports: readonly StoredReport[];
  sending: string | null;
}) {
  const { t } = useTranslation('courier');
  const { t: ui } = useTranslation('ui');
  return (
    <ul className={classes.list}>
      {reports.map((stored) => {
        const { clientId, report, changedAt } = stored;
        const state = shownState(stored, sending);
        const Icon = happeningIcons[report.happening ?? 'other'];
        const to = stored.state === 'draft' ? `/courier/report/${clientId}` : `/courier/reports/${clientId}`;
        return (
          <li key={clientId}>
            <Link to={to} className={classes.card}>
              <Icon size={30} stroke={1.6} aria-hidden className={classes.what} />
              <div>
                <Text fw={650} component="div">
                  {report.waybill || t('reports.noWaybill')}
                </Text>
                <Text size="sm" c="dimmed" component="div">
                  {report.happening ? `${ui(`happening.${report.happening}`)} · ` : ''}
                  <When at={changedAt} />
                </Text>
                <ToneBadge tone={tones[state]}>{t(`state.${state}`)}</ToneBadge>
              </div>
              <IconChevronRight size={20} aria-hidden />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
