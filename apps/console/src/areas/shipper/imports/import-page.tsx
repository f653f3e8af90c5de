import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { apiQuery } from '../../../api/query';
import { PageHeader } from '../../../ui/page-header';
import { QueryState } from '../../../ui/query-state';
import { ToneBadge } from '../../../ui/tone-badge';
import shared from '../shipper.module.css';
import { ImportProgress } from './import-progress';
import { ImportRows } from './import-rows';
import { isWorking, stateTones } from './import-state';

export function Component() {
  const { t } = useTranslation('shipper');
  const { id = '' } = useParams();
  const query = useQuery({
    ...apiQuery('/api/claim-imports/{id}', { params: { path: { id } } }),
    refetchInterval: ({ state }) => (isWorking(state.data?.state) ? 1_000 : false),
  });
  return (
    <QueryState of={query}>
      {(job) => (
        <>
          <PageHeader
            title={job.fileName ?? t('imports.noName')}
            back={
              <Anchor component={Link} to="/shipper/imports" size="sm">
                ← {t('imports.back')}
              </Anchor>
            }
            beside={<ToneBadge tone={stateTones[job.state]}>{t(`imports.states.${job.state}`)}</ToneBadge>}
          />
          <div className={shared.stack}>
            <ImportProgress job={job} />
            <ImportRows key={job.state} importId={job.id} working={isWorking(job.state)} />
          </div>
        </>
      )}
    </QueryState>
  );
}
