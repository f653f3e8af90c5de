import { Box, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { useNames } from '../../api/names';
import type { Got } from '../../api/query';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { SearchInput } from '../../ui/search-input';
import { textField } from '../../ui/search-state';
import { useSearchState } from '../../ui/use-search-state';
import { When } from '../../ui/when';
import { useChange } from '../../ui/use-change';
import classes from './admin.module.css';
import { Erased } from './erased';
import { ReasonButton } from './reason-button';

type Parcel = Got<'/api/shipments/{id}'>;

const fields = { parcel: textField() };

/** The parcels with a number, whoever they belong to; or the one that a claim is about. */
async function parcelsOf(number: string, signal: AbortSignal): Promise<readonly Parcel[]> {
  const [parcels, claims] = await Promise.all([
    answer(api.GET('/api/shipments', { params: { query: { waybill: number } }, signal })),
    answer(api.GET('/api/claims', { params: { query: { number: [number.toUpperCase()] } }, signal })),
  ]);
  const ids = claims.items.map(({ shipmentId }) => shipmentId);
  const claimed = ids.map((id) =>
    answer(api.GET('/api/shipments/{id}', { params: { path: { id } }, signal })),
  );
  return [...parcels.items, ...(await Promise.all(claimed))];
}

/** The recipient of a parcel: name, e-mail address and number. */
export function EraseRecipient() {
  const { t } = useTranslation('admin');
  const [{ parcel: number }, change] = useSearchState(fields);
  return (
    <Panel title={t('erasure.recipient')}>
      <Stack>
        <Text size="sm">{t('erasure.recipientText')}</Text>
        <Box maw={420}>
          <SearchInput label={t('erasure.number')} value={number} onSearch={(parcel) => change({ parcel })} />
        </Box>
        {number && <Found number={number} />}
      </Stack>
    </Panel>
  );
}

function Found({ number }: { readonly number: string }) {
  const { t } = useTranslation('admin');
  const query = useQuery({
    queryKey: ['/api/shipments', 'erasure', number],
    queryFn: ({ signal }) => parcelsOf(number, signal),
    meta: { live: false },
  });
  return (
    <QueryState of={query}>
      {(parcels) =>
        parcels.length === 0 ? (
          <Text size="sm" role="status">
            {t('erasure.noParcel')}
          </Text>
        ) : (
          <ul className={classes.found} aria-label={t('erasure.recipient')}>
            {parcels.map((parcel) => (
              <ParcelItem key={parcel.id} parcel={parcel} />
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}

function ParcelItem({ parcel }: { readonly parcel: Parcel }) {
  const { t } = useTranslation('admin');
  const organisation = useNames([], [parcel.organisationId]);
  const erase = useChange([], (reason: string) =>
    answer(
      api.POST('/api/shipments/{id}/consignee/erase', {
        params: { path: { id: parcel.id } },
        body: { reason },
      }),
    ),
  );
  return (
    <li>
      <div>
        <Text fw={600}>
          {parcel.carrier} {parcel.waybill}
        </Text>
        <Text size="sm" c="dimmed">
          {organisation(parcel.organisationId)} · {t('erasure.shipped')}{' '}
          <When at={parcel.shippedAt} show="date" />
        </Text>
        <Erased answer={erase.data} />
      </div>
      {!erase.data && (
        <ReasonButton
          name={`erase.${parcel.id}`}
          label={t('erasure.erase')}
          question={t('erasure.recipientQuestion', { parcel: parcel.waybill })}
          text={t('erasure.recipientText')}
          error={erase.error}
          loading={erase.isPending}
          onReason={erase.mutateAsync}
        />
      )}
    </li>
  );
}
