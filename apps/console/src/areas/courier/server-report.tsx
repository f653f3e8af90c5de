import { Stack, Text } from '@mantine/core';
import { IconPackageOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problem';
import { apiQuery } from '../../api/query';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { useTold } from '../../ui/use-told';
import { When } from '../../ui/when';
import classes from './courier.module.css';
import { Paper } from './paper';

/** A report that this phone has no receipt of, as the server has it. */
export function ServerReport({ id }: { id: string }) {
  const { t } = useTranslation('courier');
  const { t: ui } = useTranslation('ui');
  const told = useTold();
  const query = useQuery(apiQuery('/api/incidents/{id}', { params: { path: { id } } }));
  if (query.error && asProblem(query.error).status !== 0) {
    return <EmptyState icon={IconPackageOff} title={t('sent.missing')} text={t('sent.missingText')} />;
  }
  return (
    <QueryState of={query}>
      {({ type, description, place, reportedAt, photos, beritaAcara }) => (
        <Stack gap="lg">
          <Panel title={ui(`claimType.${type}`)}>
            <Text className={classes.note}>{told(description)}</Text>
            {place && <Text c="dimmed">{place}</Text>}
            <Text c="dimmed">
              <When at={reportedAt} show="both" />
            </Text>
            <Text c="dimmed">{t('photos.count', { count: photos.length, most: 8 })}</Text>
          </Panel>
          <Paper
            incidentId={id}
            known={{ number: beritaAcara?.number ?? null, hash: beritaAcara?.contentSha256 ?? null }}
          />
        </Stack>
      )}
    </QueryState>
  );
}
