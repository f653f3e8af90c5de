import { Button, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPages } from '../../../api/query';
import { EmptyState } from '../../../ui/empty-state';
import { ListEnd } from '../../../ui/list-end';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { SearchInput } from '../../../ui/search-input';
import { usePages } from '../../../ui/use-pages';
import shared from '../shipper.module.css';
import { emptyDraft } from './draft';
import classes from './file.module.css';
import { ParcelWords } from './parcel-words';
import type { StepProps } from './step-props';

/** The last parcels, or the one with a number. */
export function ParcelStep({ draft, set, go, parcel }: StepProps) {
  const { t } = useTranslation('shipper');
  const [waybill, setWaybill] = useState('');
  const query = useInfiniteQuery({
    ...apiPages('/api/shipments', { params: { query: { limit: 20, ...(waybill ? { waybill } : {}) } } }),
    placeholderData: (before) => before,
  });
  const { rows, more } = usePages(query);
  const choose = (shipmentId: string) => {
    if (shipmentId !== draft.shipmentId) set({ ...emptyDraft, shipmentId });
    go('what');
  };
  return (
    <>
      {parcel && (
        <Panel title={t('file.parcel.chosen')}>
          <div className={shared.row}>
            <ParcelWords parcel={parcel} />
            <Button onClick={() => go('what')}>{t('file.next')}</Button>
          </div>
        </Panel>
      )}
      <Panel
        title={parcel ? t('file.parcel.change') : t('file.parcel.title')}
        flush
        actions={<SearchInput label={t('file.parcel.search')} value={waybill} onSearch={setWaybill} />}
      >
        <QueryState of={query}>
          {() =>
            rows.length === 0 ? (
              <EmptyState title={t('file.parcel.empty')} text={t('file.parcel.emptyText')} />
            ) : (
              <>
                <ul className={shared.list}>
                  {rows.map((row) => (
                    <li key={row.id} className={classes.parcel}>
                      <ParcelWords parcel={row} />
                      <Button variant="default" size="sm" onClick={() => choose(row.id)}>
                        {t('file.parcel.choose')}
                        <VisuallyHidden>{` ${row.waybill}`}</VisuallyHidden>
                      </Button>
                    </li>
                  ))}
                </ul>
                <ListEnd count={rows.length} more={more} />
              </>
            )
          }
        </QueryState>
      </Panel>
    </>
  );
}
