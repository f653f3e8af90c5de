import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Money } from '../../../ui/money';
import type { Claim } from '../desk/words';
import classes from './case.module.css';
import { amountOf, type Amounts, amountsByRule, faultOf, sumOf } from './decision';

interface Props {
  readonly claim: Claim;
  /** What the rule pays for the whole claim; null when it says nothing. */
  readonly ruled: number | null;
  readonly amounts: Amounts;
  readonly onChange: (amounts: Amounts) => void;
}

/** Asked, by the rule, approved: line by line and in all. */
export function DecisionLines({
  claim: { lines, currency, claimedAmount },
  ruled,
  amounts,
  onChange,
}: Props) {
  const { t } = useTranslation('ops');
  const byRule = ruled === null ? {} : amountsByRule(lines, ruled, currency);
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          <th scope="col">{t('decide.line')}</th>
          <th scope="col" data-end>
            {t('decide.askedByRule')}
          </th>
          <th scope="col" data-end style={{ width: '8.5rem' }}>
            {t('decide.approved')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const text = amounts[line.id];
          const fault = text ? faultOf(line, text, currency) : null;
          return (
            <tr key={line.id}>
              <th scope="row">
                {line.quantity > 1 && `${line.quantity} × `}
                {line.description}
              </th>
              <td data-end>
                <Money amount={line.claimedAmount} currency={currency} />
                <br />
                <small>
                  {t('decide.ruled')}{' '}
                  <Money amount={amountOf(byRule[line.id], currency)} currency={currency} />
                </small>
              </td>
              <td data-end>
                <TextInput
                  size="sm"
                  inputMode="decimal"
                  aria-label={t('decide.approveLine', { line: line.description })}
                  value={text ?? ''}
                  error={fault && t(`decide.fault.${fault}`)}
                  onChange={(event) =>
                    onChange({ ...amounts, [line.id]: event.currentTarget.value.replace(',', '.') })
                  }
                />
              </td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('decide.total')}</th>
          <td data-end>
            <Money amount={claimedAmount} currency={currency} />
            <br />
            <small>
              {t('decide.ruled')} <Money amount={ruled} currency={currency} />
            </small>
          </td>
          <td data-end>
            <Money amount={sumOf(lines, amounts, currency)} currency={currency} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
