import { Button, Text, Title } from '@mantine/core';
import { IconChevronRight, IconClipboardText } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiPages } from '../../api/query';
import type { StoredReport } from '../../offline/report';
import { EmptyState } from '../../ui/empty-state';
import { QueryState } from '../../ui/query-state';
import { usePages } from '../../ui/use-pages';
import { useTold } from '../../ui/use-told';
import { When } from '../../ui/when';
import classes from './courier.module.css';

/** What the server has of this courier and this phone has no receipt of any more. */
export function SentEarlier({ known }: { known: readonly StoredReport[] }) {
  const { t } = useTranslation('courier');
  const { t: ui } = useTranslation('ui');
  const query = useInfiniteQuery(apiPages('/api/incidents', { params: { query: { limit: 20 } } }));
  const { rows, more } = usePages(query);
  const here = new Set(known.flatMap(({ receipt }) => receipt?.incidentId ?? []));
  const shown = rows.filter(({ id }) => !here.has(id));
  const told = useTold();
  return (
    <QueryState of={query}>
      {() =>
        shown.length === 0 ? (
          known.length === 0 && (
            <EmptyState icon={IconClipboardText} title={t('reports.empty')} text={t('reports.emptyText')} />
          )
        ) : (
          <section>
            <Title order={2} mb="sm">
              {t('reports.onServer')}
            </Title>
            <ul className={classes.list}>
              {shown.map(({ id, type, waybill, description, reportedAt }) => (
                <li key={id}>
                  <Link to={`/courier/reports/${id}`} className={classes.card}>
                    <IconClipboardText size={28} stroke={1.6} aria-hidden className={classes.what} />
                    <div>
                      <Text fw={650} component="div">
                        {waybill} · {ui(`claimType.${type}`)}
                      </Text>
                      <Text size="sm" c="dimmed" component="div" lineClamp={1}>
                        {told(description)}
                      </Text>
                      <Text size="sm" c="dimmed" component="div">
                        <When at={reportedAt} show="absolute" />
                      </Text>
                    </div>
                    <IconChevronRight size={20} aria-hidden />
                  </Link>
                </li>
              ))}
            </ul>
            {more.has && (
              <Button variant="default" fullWidth mt="md" loading={more.loading} onClick={more.load}>
                {ui('table.more')}
              </Button>
            )}
          </section>
        )
      }
    </QueryState>
  );
}
