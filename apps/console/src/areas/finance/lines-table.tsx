import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../api/names';
import { apiPages } from '../../api/query';
import { type Column, DataTable } from '../../ui/data-table';
import { Money } from '../../ui/money';
import { QueryState } from '../../ui/query-state';
import { usePages } from '../../ui/use-pages';
import { When } from '../../ui/when';
import { LineActions } from './line-actions';
import { type Line, LineBadge } from './line-words';

interface Props {
  readonly label: string;
  readonly statementId?: string;
  readonly states: readonly Line['state'][];
  readonly empty: ReactNode;
}

/** Lines of bank statements with what they turned out to be and what may be done about them. */
export function LinesTable({ label, statementId, states, empty }: Props) {
  const { t } = useTranslation('finance');
  const query = useInfiniteQuery(
    apiPages('/api/bank-statements/lines', {
      params: {
        query: { ...(statementId && { statementId }), ...(states.length > 0 && { state: [...states] }) },
      },
    }),
  );
  const { rows, more } = usePages(query);
  const name = useNames(rows.flatMap(({ proposedBy, resolvedBy }) => [proposedBy, resolvedBy]));
  const columns: Column<Line>[] = [
    {
      id: 'day',
      header: t('lines.day'),
      width: '8rem',
      cell: ({ bookedOn }) => <When at={bookedOn} show="date" />,
    },
    {
      id: 'amount',
      header: t('payouts.amount'),
      align: 'end',
      cell: ({ amount }) => <Money {...amount} fw={650} />,
    },
    { id: 'text', header: t('lines.text'), cell: (line) => <LineText line={line} /> },
    { id: 'state', header: t('payouts.state'), cell: (line) => <LineStatus line={line} name={name} /> },
    { id: 'payout', header: t('lines.payout'), cell: (line) => <LinePayout line={line} /> },
    { id: 'act', header: t('approvals.act'), cell: (line) => <LineActions line={line} /> },
  ];
  return (
    <QueryState of={query}>
      {() => (
        <DataTable
          name="finance.lines"
          label={label}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          card={(line) => (
            <Stack gap={6}>
              <Group justify="space-between">
                <Money {...line.amount} fw={650} />
                <LineBadge state={line.state} />
              </Group>
              <LineText line={line} />
              <LineStatus line={line} name={name} plain />
              <Text size="sm" component="div">
                <When at={line.bookedOn} show="date" /> · <LinePayout line={line} />
              </Text>
              <LineActions line={line} />
            </Stack>
          )}
          more={more}
          empty={empty}
        />
      )}
    </QueryState>
  );
}

const LineText = ({ line: { reference, counterparty, endToEndId } }: { readonly line: Line }) => (
  <div>
    {reference ?? counterparty ?? '–'}
    {endToEndId && (
      <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
        {endToEndId}
      </Text>
    )}
  </div>
);

interface StatusProps {
  readonly line: Line;
  readonly name: (id: string | null) => string;
  readonly plain?: boolean;
}

function LineStatus({ line, name, plain = false }: StatusProps) {
  const { t } = useTranslation('finance');
  const says =
    line.state === 'mismatch' && line.reason
      ? t(`lines.reasons.${line.reason}`)
      : line.action
        ? `${t(`lines.actions.${line.action}`)}, ${name(line.resolvedBy ?? line.proposedBy)}`
        : null;
  return (
    <div>
      {!plain && <LineBadge state={line.state} />}
      {says && (
        <Text size="xs" c="dimmed" mt={2}>
          {says}
          {line.note ? `: ${line.note}` : ''}
        </Text>
      )}
    </div>
  );
}

function LinePayout({ line: { payout } }: { readonly line: Line }) {
  if (!payout) return '–';
  return (
    <Anchor component={Link} to={`/finance/payouts/${payout.id}`}>
      {payout.claimNumber} (<Money {...payout.amount} />)
    </Anchor>
  );
}
