import { IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { LinesTable } from './lines-table';

const open = ['mismatch', 'proposed'] as const;

export function Component() {
  const { t } = useTranslation('finance');
  return (
    <>
      <PageHeader title={t('mismatches.title')} lead={t('mismatches.lead')} />
      <Panel flush>
        <LinesTable
          label={t('mismatches.title')}
          states={open}
          empty={
            <EmptyState icon={IconChecks} title={t('mismatches.empty')} text={t('mismatches.emptyText')} />
          }
        />
      </Panel>
    </>
  );
}
