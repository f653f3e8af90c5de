import { Anchor, Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiPages } from '../../../api/query';
import { currentLanguage } from '../../../i18n/i18n';
import { EmptyState } from '../../../ui/empty-state';
import { ListEnd } from '../../../ui/list-end';
import { PageHeader } from '../../../ui/page-header';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { ToneBadge } from '../../../ui/tone-badge';
import { usePages } from '../../../ui/use-pages';
import { When } from '../../../ui/when';
import shared from '../shipper.module.css';
import { ImportUpload } from './import-upload';
import { stateTones } from './import-state';

export function Component() {
  const { t } = useTranslation('shipper');
  const query = useInfiniteQuery(apiPages('/api/claim-imports'));
  const { rows, more } = usePages(query);
  return (
    <>
      <PageHeader
        title={t('imports.title')}
        lead={t('imports.lead')}
        actions={
          <Button
            component="a"
            variant="default"
            href={`/api/claim-imports/template.csv?lang=${currentLanguage()}`}
            leftSection={<IconDownload size={17} aria-hidden />}
          >
            {t('imports.template')}
          </Button>
        }
      />
      <div className={shared.stack}>
        <ImportUpload />
        <Panel title={t('imports.earlier')} flush>
          <QueryState of={query}>
            {() =>
              rows.length === 0 ? (
                <EmptyState title={t('imports.empty')} text={t('imports.emptyText')} />
              ) : (
                <>
                  <ul className={shared.list}>
                    {rows.map(({ id, fileName, state, rows: count, refused, createdAt }) => (
                      <li key={id} className={shared.item}>
                        <div className={shared.row}>
                          <Anchor component={Link} to={`/shipper/imports/${id}`} fw={600}>
                            {fileName ?? t('imports.noName')}
                          </Anchor>
                          <ToneBadge tone={stateTones[state]}>{t(`imports.states.${state}`)}</ToneBadge>
                        </div>
                        <div className={shared.quiet}>
                          {t('imports.rows')}: {count} · {t('imports.counts.refused')}: {refused} ·{' '}
                          <When at={createdAt} />
                        </div>
                      </li>
                    ))}
                  </ul>
                  <ListEnd count={rows.length} more={more} />
                </>
              )
            }
          </QueryState>
        </Panel>
      </div>
    </>
  );
}
