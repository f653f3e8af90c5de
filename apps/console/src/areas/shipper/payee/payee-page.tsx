import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { ApiProblem } from '../../../api/problem';
import { usePerson } from '../../../session/session';
import { PageHeader } from '../../../ui/page-header';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { PayeeForm } from './payee-form';

export function Component() {
  const { t } = useTranslation('shipper');
  const organisationId = usePerson().organisation.id;
  const query = useQuery({
    queryKey: ['/api/payees', organisationId],
    queryFn: async () => {
      try {
        return await answer(
          api.GET('/api/payees/{organisationId}', { params: { path: { organisationId } } }),
        );
      } catch (error) {
        // Nobody has registered one yet; that is no failure.
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }
    },
  });
  return (
    <>
      <PageHeader title={t('payee.title')} lead={t('payee.lead')} />
      <Panel>
        <QueryState of={query}>
          {(payee) => <PayeeForm key={payee?.version ?? 0} payee={payee} organisationId={organisationId} />}
        </QueryState>
      </Panel>
    </>
  );
}
