import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconSend, IconWifiOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { keepStorage, syncInBackground } from '../../offline/background';
import { gapsOf } from '../../offline/report';
import { changeReport } from '../../offline/reports';
import { syncReports } from '../../offline/sync';
import { useOnline } from '../../offline/use-online';
import classes from './courier.module.css';
import { rememberPlace } from './places';
import { ReviewList } from './review-list';
import type { StepProps } from './step-props';

export function ReviewStep({ stored, report, go }: StepProps) {
  const { t } = useTranslation('courier');
  const navigate = useNavigate();
  const online = useOnline();
  const [tried, setTried] = useState(false);
  const gaps = gapsOf(report);
  const send = async () => {
    setTried(true);
    if (gaps.length > 0) return;
    rememberPlace(report.place);
    const changedAt = new Date().toISOString();
    const waiting = { state: 'waiting', attempts: 0, nextTryAt: null, problem: null, changedAt } as const;
    // What the screen shows goes out, even when a slow phone has not written the last word down yet.
    await changeReport(stored.clientId, (now) => (now.state === 'draft' ? { ...stored, ...waiting } : null));
    void keepStorage();
    void syncInBackground();
    void syncReports({ atOnce: true });
    await navigate(`/courier/reports/${stored.clientId}`, { replace: true });
  };
  return (
    <Stack gap="lg">
      <ReviewList report={report} go={go} />
      <div role="alert">
        {tried && gaps.length > 0 && (
          <Alert color="bata" icon={<IconAlertTriangle aria-hidden />}>
            <List size="sm">
              {gaps.map((gap) => (
                <List.Item key={gap}>{t(`review.gap.${gap}`)}</List.Item>
              ))}
            </List>
          </Alert>
        )}
      </div>
      <Stack gap="xs" className={classes.pedals}>
        {!online && (
          <Text size="sm" c="dimmed">
            {t('review.keepText')}
          </Text>
        )}
        <Button
          size="xl"
          fullWidth
          className={classes.big}
          leftSection={online ? <IconSend aria-hidden /> : <IconWifiOff aria-hidden />}
          onClick={() => void send()}
        >
          {online ? t('review.send') : t('review.keep')}
        </Button>
      </Stack>
    </Stack>
  );
}
