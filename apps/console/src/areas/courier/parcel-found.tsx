import { Alert, Group, Loader, Radio, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problem';
import { apiQuery, type Got } from '../../api/query';
import { useOnline } from '../../offline/use-online';
import { useLocale } from '../../ui/locale';
import { Panel } from '../../ui/panel';
import { absoluteText } from '../../ui/when';
import type { StepProps } from './step-props';

type Parcel = Got<'/api/shipments/lookup'>['items'][number];

const SHORTEST = 4;

/** What is known of the number, so that a wrong digit is seen before the report goes out. Never in the way. */
export function ParcelFound({ report, change }: Pick<StepProps, 'report' | 'change'>) {
  const { t } = useTranslation('courier');
  const online = useOnline();
  const [waybill] = useDebouncedValue(report.waybill.trim(), 500);
  const asked = online && waybill.length >= SHORTEST;
  const query = useQuery({
    ...apiQuery('/api/shipments/lookup', { params: { query: { waybill } } }),
    enabled: asked,
    staleTime: 60_000,
    retry: false,
  });
  const parcels = query.data?.items;
  const only = parcels?.length === 1 ? parcels[0] : undefined;
  const takesOver =
    only && waybill === report.waybill.trim() && report.carrier !== only.carrier ? only : null;
  useEffect(() => {
    if (takesOver) change({ carrier: takesOver.carrier, pieces: takesOver.pieces });
  }, [takesOver, change]);

  if (report.waybill.trim().length < SHORTEST) return null;
  if (!online) return <Hint text={t('parcel.offline')} />;
  if (query.error) {
    return <Hint text={asProblem(query.error).status === 429 ? t('parcel.tooMany') : t('parcel.offline')} />;
  }
  if (!parcels || waybill !== report.waybill.trim()) {
    return (
      <Group gap="xs" role="status">
        <Loader size="xs" aria-hidden />
        <Text size="sm">{t('parcel.looking')}</Text>
      </Group>
    );
  }
  if (parcels.length === 0) {
    return (
      <Alert color="soga" icon={<IconInfoCircle aria-hidden />} title={t('parcel.unknown')} role="status">
        {t('parcel.unknownText')}
      </Alert>
    );
  }
  if (only) {
    return (
      <Panel title={t('parcel.found')}>
        <Facts parcel={only} />
      </Panel>
    );
  }
  return (
    <Radio.Group
      label={t('parcel.several')}
      value={report.carrier}
      onChange={(carrier) =>
        change({ carrier, pieces: parcels.find((one) => one.carrier === carrier)?.pieces ?? null })
      }
    >
      <Stack mt="sm" gap="sm">
        {parcels.map((parcel) => (
          <Radio.Card key={parcel.carrier + parcel.shippedAt} value={parcel.carrier} p="md">
            <Group wrap="nowrap">
              <Radio.Indicator />
              <Facts parcel={parcel} />
            </Group>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}

function Facts({ parcel }: { parcel: Parcel }) {
  const { t } = useTranslation('courier');
  const { t: ui } = useTranslation('ui');
  const date = absoluteText(parcel.shippedAt, useLocale(), true);
  return (
    <div>
      <Text fw={650} size="lg">
        {parcel.carrier} · {parcel.service}
      </Text>
      <Text c="dimmed" size="sm">
        {ui(`shipment.${parcel.status}`)} · {t('parcel.pieces', { count: parcel.pieces })} ·{' '}
        {t('parcel.shipped', { date })}
      </Text>
    </div>
  );
}

const Hint = ({ text }: { text: string }) => (
  <Text size="sm" c="dimmed" role="status">
    {text}
  </Text>
);
