import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiQuery } from '../../../api/query';
import { usePerson } from '../../../session/session';
import { EmptyState } from '../../../ui/empty-state';
import { PageHeader } from '../../../ui/page-header';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { openStages } from '../claim';
import { ClaimItem } from '../claim-item';
import { waitsForYou } from '../next-actor';
import classes from '../shipper.module.css';
import { Claimables } from './claimables';
import { Figures } from './figures';

/** The rest is a link away. */
const shownRunning = 20;

export function Component() {
  const { t } = useTranslation('shipper');
  const { name, organisation } = usePerson();
  const query = useQuery(
    apiQuery('/api/claims', {
      params: { query: { stage: [...openStages], limit: 100, sort: '-updatedAt' } },
    }),
  );
  // However many are open, none that waits for the shipper is missing.
  const waiting = useQuery(
    apiQuery('/api/claims', { params: { query: { stage: ['needs_action'], limit: 100 } } }),
  );
  return (
    <>
      <PageHeader
        title={t('home.title', { name: name.split(' ')[0] })}
        lead={t('home.lead', { organisation: organisation.name })}
        actions={
          <Button component={Link} to="/shipper/file" leftSection={<IconPlus size={18} aria-hidden />}>
            {t('navigation.file')}
          </Button>
        }
      />
      <QueryState of={query}>
        {({ items, nextCursor }) => {
          const asked = waiting.data?.items ?? [];
          const known = new Set(asked.map(({ id }) => id));
          const yours = [...asked, ...items.filter((claim) => waitsForYou(claim) && !known.has(claim.id))];
          const others = items.filter((claim) => !waitsForYou(claim));
          return (
            <div className={classes.stack}>
              <Figures yours={yours.length} others={others} more={nextCursor !== null} />
              {yours.length > 0 && (
                <Panel title={t('home.needsYou')} flush>
                  <ClaimList claims={yours} />
                </Panel>
              )}
              <Claimables />
              <Panel
                title={t('home.running')}
                flush
                actions={
                  <Anchor component={Link} to="/shipper/claims" size="sm">
                    {t('home.all')}
                  </Anchor>
                }
              >
                {others.length === 0 ? (
                  <EmptyState title={t('home.runningEmpty')} text={t('home.runningEmptyText')} />
                ) : (
                  <ClaimList claims={others.slice(0, shownRunning)} />
                )}
              </Panel>
            </div>
          );
        }}
      </QueryState>
    </>
  );
}

const ClaimList = ({ claims }: { claims: readonly Parameters<typeof ClaimItem>[0]['claim'][] }) => (
  <ul className={classes.list}>
    {claims.map((claim) => (
      <li key={claim.id} className={classes.item}>
        <ClaimItem claim={claim} />
      </li>
    ))}
  </ul>
);
