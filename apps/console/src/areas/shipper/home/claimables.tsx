import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiPages, type Got } from '../../../api/query';
import { ClockBadge } from '../../../ui/clock-badge';
import { EmptyState } from '../../../ui/empty-state';
import { ListEnd } from '../../../ui/list-end';
import { Money } from '../../../ui/money';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { ToneBadge } from '../../../ui/tone-badge';
import { usePages } from '../../../ui/use-pages';
import { When } from '../../../ui/when';
import shared from '../shipper.module.css';

type Claimable = Got<'/api/claimables'>['items'][number];

const dayMs = 86_400_000;

/** Parcels that something points to and nobody has claimed for, by the last moment to do it. */
export function Claimables() {
  const { t } = useTranslation('shipper');
  const query = useInfiniteQuery(
    apiPages('/api/claimables', {
      params: {
        query: {
          state: ['soon', 'open', 'closing'],
          sign: ['lost_suspected', 'damaged', 'late', 'reported'],
          claimed: 'false',
          sort: 'until',
          limit: 10,
        },
      },
    }),
  );
  const { rows, more } = usePages(query);
  return (
    <Panel title={t('home.claimable')} flush>
      <QueryState of={query}>
        {() =>
          rows.length === 0 ? (
            <EmptyState title={t('home.claimableEmpty')} text={t('home.claimableLead')} />
          ) : (
            <>
              <ul className={shared.list}>
                {rows.map((row) => (
                  <li key={`${row.shipmentId}-${row.type}`} className={shared.item}>
                    <ClaimableItem claimable={row} />
                  </li>
                ))}
              </ul>
              <ListEnd count={rows.length} more={more} />
            </>
          )
        }
      </QueryState>
    </Panel>
  );
}

function ClaimableItem({ claimable }: { claimable: Claimable }) {
  const { t } = useTranslation('shipper');
  const { shipmentId, waybill, carrier, type, sign, from, until, state, worth } = claimable;
  return (
    <div className={shared.row}>
      <div>
        <div className={shared.turn}>
          <strong>{waybill}</strong>
          {sign && <ToneBadge tone="late">{t(`sign.${sign}`)}</ToneBadge>}
        </div>
        <div className={shared.quiet}>
          {carrier.toUpperCase()}
          {worth && (
            <>
              {' · '}
              <Money {...worth} />
            </>
          )}
        </div>
        <div className={shared.turn}>
          {state === 'soon' ? (
            <span className={shared.quiet}>
              {t('home.from')} <When at={from} show="both" />
            </span>
          ) : (
            <ClockBadge dueAt={until} urgentMs={3 * dayMs} />
          )}
        </div>
      </div>
      {state !== 'soon' && (
        <Button
          component={Link}
          variant="default"
          size="sm"
          to={`/shipper/file?shipment=${shipmentId}&type=${type}`}
          aria-label={`${t('navigation.file')}: ${waybill}`}
        >
          {t('navigation.file')}
        </Button>
      )}
    </div>
  );
}
