import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPackageOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import { asProblem } from '../../api/problem';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { QueryState } from '../../ui/query-state';
import { DeliveryPanel } from './delivery-panel';
import { followQuery } from './follow';
import { ParcelCard } from './parcel-card';
import { PublicPage } from './public-page';

/** A parcel for whoever has its number; with the key from a message behind the hash, a place to say how it arrived. */
export function Component() {
  const { t } = useTranslation('recipient');
  const { number = '' } = useParams();
  const key = useLocation().hash.slice(1);
  const query = useQuery(followQuery(number));
  const unknown = query.error && asProblem(query.error).status === 404;
  return (
    <PublicPage>
      <PageHeader title={t('title')} lead={t('number', { number })} />
      <Stack gap="lg">
        {key && <DeliveryPanel token={key} />}
        {unknown ? (
          <Unknown />
        ) : (
          <QueryState of={query}>
            {({ shipments }) => (
              <>
                {shipments.length > 1 && <Text c="dimmed">{t('several')}</Text>}
                {shipments.map((parcel) => (
                  <ParcelCard key={parcel.carrier + parcel.shippedAt} parcel={parcel} />
                ))}
              </>
            )}
          </QueryState>
        )}
      </Stack>
    </PublicPage>
  );
}

function Unknown() {
  const { t } = useTranslation('recipient');
  const navigate = useNavigate();
  const [number, setNumber] = useState('');
  const find = (event: FormEvent) => {
    event.preventDefault();
    if (number.trim()) void navigate(`/t/${encodeURIComponent(number.trim())}`);
  };
  return (
    <EmptyState
      icon={IconPackageOff}
      title={t('unknown.title')}
      text={t('unknown.text')}
      action={
        <form onSubmit={find}>
          <Group align="end" justify="center">
            <TextInput
              label={t('find.label')}
              size="md"
              maxLength={64}
              autoComplete="off"
              value={number}
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
            <Button type="submit" size="md">
              {t('find.button')}
            </Button>
          </Group>
        </form>
      }
    />
  );
}
