import { Anchor, SimpleGrid, Stack, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useNames } from '../../api/names';
import { apiQuery } from '../../api/query';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { choicesField } from '../../ui/search-state';
import { useSearchState } from '../../ui/use-search-state';
import { When } from '../../ui/when';
import classes from './finance.module.css';
import { LineBadge, lineStates } from './line-words';
import { LinesTable } from './lines-table';

const fields = { state: choicesField(lineStates) };

export function Component() {
  const { t } = useTranslation('finance');
  const { id = '' } = useParams();
  const [{ state }, change] = useSearchState(fields);
  const query = useQuery(apiQuery('/api/bank-statements/{id}', { params: { path: { id } } }));
  const name = useNames([query.data?.importedBy]);
  const back = (
    <Anchor component={Link} to="/finance/statements">
      {t('statements.back')}
    </Anchor>
  );
  return (
    <QueryState of={query} header={<PageHeader title={t('statements.title')} back={back} />}>
      {(statement) => (
        <>
          <PageHeader
            back={back}
            title={statement.fileName}
            lead={
              <>
                {t(`statements.formats.${statement.format}`)}
                {statement.account ? ` ${statement.account}` : ''} ·{' '}
                {t('statements.lines', { count: statement.lines })} · {name(statement.importedBy)},{' '}
                <When at={statement.importedAt} show="absolute" />
                <div className={classes.hash}>SHA-256 {statement.sha256}</div>
              </>
            }
          />
          <Stack gap="lg">
            <SimpleGrid
              cols={{ base: 2, sm: 3, lg: 6 }}
              spacing="sm"
              role="group"
              aria-label={t('statements.byState')}
            >
              {lineStates.map((one) => (
                <UnstyledButton
                  key={one}
                  className={classes.tile}
                  aria-pressed={state.includes(one)}
                  onClick={() =>
                    change({
                      state: state.includes(one) ? state.filter((other) => other !== one) : [...state, one],
                    })
                  }
                >
                  <LineBadge state={one} />
                  <Text fw={700} fz="lg">
                    {statement.states[one] ?? 0}
                  </Text>
                </UnstyledButton>
              ))}
            </SimpleGrid>
            <Panel flush>
              <LinesTable
                label={statement.fileName}
                statementId={id}
                states={state}
                empty={<EmptyState title={t('lines.none')} text={t('payouts.noneFoundText')} />}
              />
            </Panel>
          </Stack>
        </>
      )}
    </QueryState>
  );
}
