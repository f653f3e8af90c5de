import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPages } from '../../../api/query';
import { EmptyState } from '../../../ui/empty-state';
import { ListEnd } from '../../../ui/list-end';
import { QueryState } from '../../../ui/query-state';
import { usePages } from '../../../ui/use-pages';
import classes from './case.module.css';
import { ComplaintCard } from './complaint-card';
import { ComplaintForm } from './complaint-form';

export const complaintsQuery = (claimId: string) =>
  apiPages('/api/complaints', { params: { query: { claimId, limit: 50 } } });

/** Complaints about how this case was handled: somebody it is not about answers, by a clock of its own. */
export function ComplaintsPanel({ claimId, mayWrite }: { claimId: string; mayWrite: boolean }) {
  const { t } = useTranslation('ops');
  const query = useInfiniteQuery(complaintsQuery(claimId));
  const { rows, more } = usePages(query);
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        {t('complaints.lead')}
      </Text>
      <QueryState of={query}>
        {() =>
          rows.length === 0 ? (
            <EmptyState title={t('complaints.none')} text={t('complaints.noneText')} />
          ) : (
            <ul className={classes.complaints}>
              {rows.map((complaint) => (
                <li key={complaint.id}>
                  <ComplaintCard complaint={complaint} mayAct={mayWrite} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {more.has && <ListEnd count={rows.length} more={more} />}
      {mayWrite && <ComplaintForm claimId={claimId} />}
    </>
  );
}
