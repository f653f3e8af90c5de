import { Anchor, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiPages } from '../../../api/query';
import { type Column, DataTable } from '../../../ui/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { Money } from '../../../ui/money';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { choicesField } from '../../../ui/search-state';
import { ToneBadge } from '../../../ui/tone-badge';
import { usePages } from '../../../ui/use-pages';
import { useSearchState } from '../../../ui/use-search-state';
import { type ImportRow, rowStates, rowTones } from './import-state';
import { useRowReasons } from './use-row-reasons';
import shared from '../shipper.module.css';

const fields = { state: choicesField(rowStates) };

/** What became of each row, and why; the filter is in the address. */
export function ImportRows({ importId, working }: { importId: string; working: boolean }) {
  const { t } = useTranslation('shipper');
  const [{ state }, change] = useSearchState(fields);
  const query = useInfiniteQuery({
    ...apiPages('/api/claim-imports/{id}/rows', {
      params: {
        path: { id: importId },
        query: { limit: 100, ...(state.length > 0 ? { state: [...state] } : {}) },
      },
    }),
    placeholderData: (before) => before,
    refetchInterval: working ? 2_000 : false,
  });
  const { rows, more } = usePages(query);
  const badge = (row: ImportRow) => (
    <ToneBadge tone={rowTones[row.state]}>{t(`imports.rowStates.${row.state}`)}</ToneBadge>
  );
  const claim = ({ claimId, claimNumber }: ImportRow) =>
    claimId && (
      <Anchor component={Link} to={`/shipper/claims/${claimId}`} size="sm">
        {claimNumber}
      </Anchor>
    );
  const reasons = useRowReasons();
  const columns: Column<ImportRow>[] = [
    { id: 'row', header: t('imports.row'), width: '5rem', cell: ({ rowNo }) => rowNo },
    { id: 'result', header: t('imports.result'), width: '11rem', cell: badge },
    { id: 'claim', header: t('imports.claim'), width: '11rem', cell: claim },
    {
      id: 'pays',
      header: t('imports.pays'),
      align: 'end',
      width: '10rem',
      cell: ({ amount }) => amount && <Money {...amount} />,
    },
    { id: 'reasons', header: t('imports.reasons'), cell: reasons },
  ];
  return (
    <Panel
      title={t('imports.rows')}
      flush
      actions={
        <Select
          size="xs"
          w={190}
          clearable
          aria-label={t('imports.result')}
          placeholder={t('imports.any')}
          data={rowStates.map((value) => ({ value, label: t(`imports.rowStates.${value}`) }))}
          value={state[0] ?? null}
          onChange={(next) => change({ state: rowStates.filter((known) => known === next) })}
        />
      }
    >
      <QueryState of={query}>
        {() => (
          <DataTable
            name="shipper.import-rows"
            label={t('imports.rows')}
            columns={columns}
            rows={rows}
            rowId={({ rowNo }) => String(rowNo)}
            card={(row) => (
              <>
                <div className={shared.row}>
                  <strong>
                    {t('imports.row')} {row.rowNo}
                  </strong>
                  {badge(row)}
                </div>
                {claim(row)}
                <div className={shared.quiet}>{reasons(row)}</div>
              </>
            )}
            more={more}
            empty={<EmptyState title={t('imports.noRows')} />}
          />
        )}
      </QueryState>
    </Panel>
  );
}
