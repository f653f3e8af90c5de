import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { useNames } from '../../api/names';
import { apiQuery } from '../../api/query';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import classes from './finance.module.css';
import { currencies } from './payout-words';
import { useMoneyChange } from './use-money-change';

type Method = 'provider' | 'bank_file';

/** Who and what is paid by file instead of through the provider. */
export function PayoutMethods() {
  const { t } = useTranslation('finance');
  const query = useQuery(apiQuery('/api/payout-methods'));
  const name = useNames(
    query.data?.items.map(({ changedBy }) => changedBy) ?? [],
    query.data?.items.map(({ organisationId }) => organisationId) ?? [],
  );
  const [currency, setCurrency] = useState<string | null>(null);
  const [method, setMethod] = useState<Method>('bank_file');
  const save = useMoneyChange(
    (body: { organisationId: string | null; currency: string | null; method: Method }) =>
      answer(api.PUT('/api/payout-methods', { body })),
  );
  const words = (['provider', 'bank_file'] as const).map((value) => ({
    value,
    label: t(`methods.${value}`),
  }));
  return (
    <Panel title={t('methods.title')}>
      <QueryState of={query}>
        {({ items }) => (
          <Stack>
            <Text size="sm" c="dimmed">
              {t('methods.lead')}
            </Text>
            {items.length > 0 && (
              <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('payouts.method')}>
                <table className={classes.plain}>
                  <thead>
                    <tr>
                      <th scope="col">{t('methods.whom')}</th>
                      <th scope="col">{t('payouts.currency')}</th>
                      <th scope="col">{t('payouts.method')}</th>
                      <th scope="col">{t('methods.by')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((one) => (
                      <tr key={one.id}>
                        <td>{one.organisationId ? name(one.organisationId) : t('methods.everybody')}</td>
                        <td>{one.currency ?? t('methods.everyCurrency')}</td>
                        <td>{t(`methods.${one.method}`)}</td>
                        <td>{name(one.changedBy)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
            <form
              onSubmit={(event) => {
                event.preventDefault();
                save.mutate({ organisationId: null, currency, method });
              }}
            >
              <Group align="flex-end">
                <Select
                  label={t('payouts.currency')}
                  placeholder={t('methods.everyCurrency')}
                  data={[...currencies]}
                  value={currency}
                  onChange={setCurrency}
                />
                <Select
                  label={t('payouts.method')}
                  data={words}
                  allowDeselect={false}
                  value={method}
                  onChange={(value) => setMethod(value === 'provider' ? 'provider' : 'bank_file')}
                />
                <Button type="submit" variant="default" loading={save.isPending}>
                  {t('methods.save')}
                </Button>
              </Group>
            </form>
          </Stack>
        )}
      </QueryState>
    </Panel>
  );
}
