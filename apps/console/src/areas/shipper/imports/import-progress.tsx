import { Button, Group, Progress, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { useIntent } from '../../../api/use-intent';
import { currentLanguage } from '../../../i18n/i18n';
import { Panel } from '../../../ui/panel';
import { ProblemAlert } from '../../../ui/problem-alert';
import shared from '../shipper.module.css';
import { type Import, isWorking } from './import-state';

/** How far it is, what came out, and what to do with it. */
export function ImportProgress({ job }: { job: Import }) {
  const { t } = useTranslation('shipper');
  const client = useQueryClient();
  const filing = useIntent(
    (id: string) => answer(api.POST('/api/claim-imports/{id}/file', { params: { path: { id } } })),
    { onSettled: () => client.invalidateQueries({ queryKey: ['/api/claim-imports/{id}'] }) },
  );
  const { state, rows, done, good, filed, existing, refused, allowedActions } = job;
  const label = t('imports.progress', { done, all: rows });
  const counts = [
    [t('imports.counts.good'), good],
    [t('imports.counts.filed'), filed],
    [t('imports.counts.existing'), existing],
    [t('imports.counts.refused'), refused],
  ] as const;
  return (
    <Panel>
      <dl className={shared.figures} data-four>
        {counts.map(([name, count]) => (
          <div key={name} className={shared.figure}>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {isWorking(state) && (
        <div role="status">
          <Progress value={rows === 0 ? 0 : (100 * done) / rows} aria-label={label} animated mb={6} />
          <Text size="sm">{label}</Text>
        </div>
      )}
      <ProblemAlert error={filing.error} />
      <Group mt="md">
        {allowedActions.includes('file') && good > 0 && (
          <Button loading={filing.isPending} onClick={() => filing.mutate(job.id)}>
            {t('imports.fileGood', { count: good })}
          </Button>
        )}
        {refused > 0 && !isWorking(state) && (
          <Button
            component="a"
            variant="default"
            href={`/api/claim-imports/${job.id}/refused?lang=${currentLanguage()}`}
            leftSection={<IconDownload size={17} aria-hidden />}
          >
            {t('imports.refusedFile')}
          </Button>
        )}
      </Group>
      {refused > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('imports.refusedHint')}
        </Text>
      )}
    </Panel>
  );
}
