import { useTranslation } from 'react-i18next';
import type { Got } from '../../api/query';
import { Money } from '../../ui/money';

type Entry = Got<'/api/ledger/transactions'>['items'][number]['entries'][number];

/** Both sides of a booking: debit first, then credit. */
export function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useTranslation('finance');
  return (
    <>
      {entries.map(({ account, amount }, index) => (
        <div key={index}>
          {t(amount.amount > 0 ? 'ledger.debit' : 'ledger.credit')} {t(`ledger.accounts.${account}`)}{' '}
          <Money amount={Math.abs(amount.amount)} currency={amount.currency} fw={600} />
        </div>
      ))}
    </>
  );
}
