import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPackage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../ui/locale';
import { Panel } from '../../ui/panel';
import { Timeline } from '../../ui/timeline';
import type { Tone } from '../../ui/tone-badge';
import { absoluteText } from '../../ui/when';
import { Custody } from './custody';
import type { Parcel } from './follow';
import { holderIcons } from './holder-icons';
import classes from './recipient.module.css';
import { useNowText } from './use-now-text';

const toneOf = ({ status, missing }: Parcel): Tone => {
  if (missing || status === 'exception') return 'late';
  if (status === 'delivered') return 'done';
  return status === 'delivery_failed' || status === 'on_hold' ? 'waits' : 'moves';
};

export function ParcelCard({ parcel }: { parcel: Parcel }) {
  const { t } = useTranslation('recipient');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const nowText = useNowText();
  const { status, subReason, carrier, service, promisedAt, missing, steps } = parcel;
  const tone = toneOf(parcel);
  const holder = parcel.custody.at(-1)?.holder ?? 'sender';
  const Icon = tone === 'late' ? IconAlertTriangle : tone === 'done' ? IconCircleCheck : holderIcons[holder];
  return (
    <>
      <Panel>
        <div className={classes.hero}>
          <span className={classes.icon} data-tone={tone}>
            <Icon size={30} stroke={1.6} aria-hidden />
          </span>
          <div>
            <div role="status">
              <h2 className={classes.status}>{ui(`shipment.${status}`)}</h2>
              <Text>{nowText(parcel)}</Text>
            </div>
            <Text c="dimmed" size="sm" mt={4}>
              {carrier} · {service}
              {promisedAt &&
                status !== 'delivered' &&
                ` · ${t('promised', { date: absoluteText(promisedAt, locale, true) })}`}
            </Text>
            {subReason && subReason !== 'correction' && (
              <Text size="sm" mt={4}>
                {t('trouble', { reason: t(`reason.${subReason}`) })}
              </Text>
            )}
            <span className={classes.live}>{t('live')}</span>
          </div>
        </div>
        {missing && (
          <Alert color="bata" mt="md" icon={<IconAlertTriangle aria-hidden />} title={t('missing.title')}>
            {t('missing.text')}
          </Alert>
        )}
      </Panel>
      <Panel title={t('custody.title')}>
        <Custody parcel={parcel} />
      </Panel>
      <Panel title={t('scans.title')}>
        {steps.length === 0 ? (
          <Stack align="center" gap={4}>
            <IconPackage size={26} stroke={1.6} aria-hidden />
            <Text c="dimmed">{t('scans.none')}</Text>
          </Stack>
        ) : (
          <Timeline
            label={t('scans.title')}
            moments={[...steps].reverse().map((step) => ({
              key: step.occurredAt + step.status,
              at: step.occurredAt,
              title: ui(`shipment.${step.status}`),
              text: [step.hub, step.subReason && t(`reason.${step.subReason}`)].filter(Boolean).join(' · '),
              tone: step.status === 'delivered' ? 'done' : step.status === 'exception' ? 'late' : 'moves',
            }))}
          />
        )}
      </Panel>
    </>
  );
}
