import { Anchor, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiQuery } from '../../api/query';
import { currentLanguage } from '../../i18n/i18n';
import type { Receipt } from '../../offline/report';
import { useOnline } from '../../offline/use-online';
import { Panel } from '../../ui/panel';
import classes from './courier.module.css';

interface Props {
  readonly incidentId: string;
  readonly known: Pick<Receipt, 'number' | 'hash'>;
}

/** The berita acara: its number and fingerprint, and the PDF as soon as it is made. */
export function Paper({ incidentId, known: { number, hash } }: Props) {
  const { t } = useTranslation('courier');
  if (!number || !hash) return <Text c="dimmed">{t('sent.noPaper')}</Text>;
  return (
    <Panel title={t('sent.number')}>
      <Stack gap="sm">
        <Text className={classes.papernumber}>{number}</Text>
        <div>
          <Text size="sm" c="dimmed">
            {t('sent.hash')}
          </Text>
          <Text className={classes.hash}>{hash}</Text>
        </div>
        <Group>
          <Pdf incidentId={incidentId} />
          <Anchor component={Link} to={`/ba/${number}?hash=${hash.slice(0, 16)}`}>
            {t('sent.verify')}
          </Anchor>
        </Group>
      </Stack>
    </Panel>
  );
}

function Pdf({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation('courier');
  const online = useOnline();
  const query = useQuery({
    ...apiQuery('/api/incidents/{id}/berita-acara', { params: { path: { id: incidentId } } }),
    enabled: online,
    refetchInterval: ({ state }) => (state.data?.files.length ? false : 2_000),
  });
  const ready = (query.data?.files.length ?? 0) > 0;
  if (!online) return <Text size="sm">{t('sent.pdfOffline')}</Text>;
  if (!ready) {
    return (
      <Group gap="xs" role="status">
        <Loader size="xs" aria-hidden />
        <Text size="sm">{t('sent.pdfMaking')}</Text>
      </Group>
    );
  }
  return (
    <Button
      component="a"
      size="lg"
      href={`/api/incidents/${incidentId}/berita-acara/pdf?locale=${currentLanguage()}`}
      leftSection={<IconFileTypePdf aria-hidden />}
    >
      {t('sent.pdf')}
    </Button>
  );
}
