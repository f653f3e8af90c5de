import { Alert, Button, Group, Progress, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answer, api } from '../../api/client';
import { FileDrop } from '../../ui/file-drop';
import { Money } from '../../ui/money';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { When } from '../../ui/when';
import classes from './finance.module.css';
import { currencies } from './payout-words';
import { dateFormats, guess, headOf, type Mapping, roles } from './statement-columns';
import { useMoneyChange } from './use-money-change';

interface Chosen {
  readonly fileName: string;
  readonly content: string;
  readonly head: readonly string[] | null;
}

const bodyOf = ({ fileName, content, head }: Chosen, { names, ...how }: Mapping) =>
  head === null
    ? { format: 'camt053' as const, fileName, content }
    : { format: 'csv' as const, fileName, content, columns: { ...how, ...names, date: names.date ?? '' } };

/** A statement in: choose, see what it holds, import. */
export function StatementImport() {
  const { t } = useTranslation('finance');
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [mapping, setMapping] = useState<Mapping>(guess([]));
  const preview = useMutation({
    mutationFn: (body: ReturnType<typeof bodyOf>) =>
      answer(api.POST('/api/bank-statements/preview', { body })),
  });
  const load = useMoneyChange(
    (body: ReturnType<typeof bodyOf>) => answer(api.POST('/api/bank-statements', { body })),
    ({ id }) => void navigate(`/finance/statements/${id}`),
  );
  const take = async ([file]: File[]) => {
    if (!file) return;
    const content = await file.text();
    const head = /^\s*</.test(content.replace(/^\uFEFF/, '')) ? null : headOf(content);
    const next = { fileName: file.name, content, head };
    const guessed = guess(head ?? []);
    setChosen(next);
    setMapping(guessed);
    load.reset();
    preview.mutate(bodyOf(next, guessed));
  };
  const map = (next: Mapping) => {
    setMapping(next);
    if (chosen) preview.mutate(bodyOf(chosen, next));
  };
  return (
    <Panel title={t('statements.import')}>
      <Stack>
        <FileDrop
          label={t('statements.drop')}
          hint={chosen?.fileName ?? t('statements.dropHint')}
          accept=".xml,.csv,.txt,text/csv,application/xml,text/xml"
          maxBytes={6_000_000}
          multiple={false}
          onFiles={(files) => void take(files)}
        />
        {chosen?.head && <Columns head={chosen.head} mapping={mapping} onChange={map} />}
        {(preview.isPending || load.isPending) && (
          <Progress value={100} animated aria-label={t('statements.reading')} />
        )}
        <ProblemAlert error={load.error ?? preview.error} title={t('statements.unreadable')} />
        {preview.data && chosen && (
          <Stack>
            {preview.data.importedBefore && (
              <Alert color="soga" title={t('statements.before')}>
                {t('statements.beforeText')}
              </Alert>
            )}
            <div className={classes.sums}>
              <Text>{t('statements.lines', { count: preview.data.lines })}</Text>
              {preview.data.out.map((sum) => (
                <Text key={`out${sum.currency}`}>
                  {t('statements.out')} <Money {...sum} fw={700} />
                </Text>
              ))}
              {preview.data.in.map((sum) => (
                <Text key={`in${sum.currency}`}>
                  {t('statements.in')} <Money {...sum} fw={700} />
                </Text>
              ))}
            </div>
            <FirstLines lines={preview.data.first} />
            <Group>
              <Button loading={load.isPending} onClick={() => load.mutate(bodyOf(chosen, mapping))}>
                {t('statements.go')}
              </Button>
              <Button variant="default" onClick={() => setChosen(null)}>
                {t('statements.other')}
              </Button>
            </Group>
          </Stack>
        )}
      </Stack>
    </Panel>
  );
}

interface ColumnsProps {
  readonly head: readonly string[];
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

function Columns({ head, mapping, onChange }: ColumnsProps) {
  const { t } = useTranslation('finance');
  return (
    <Stack gap="sm">
      <Text size="sm" fw={600}>
        {t('statements.columns')}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
        {roles.map((role) => (
          <Select
            key={role}
            label={t(`statements.roles.${role}`)}
            placeholder={t('statements.noColumn')}
            data={[...new Set(head)]}
            clearable
            value={mapping.names[role] ?? null}
            onChange={(name) => {
              const { [role]: _before, ...names } = mapping.names;
              onChange({ ...mapping, names: name === null ? names : { ...names, [role]: name } });
            }}
          />
        ))}
        <Select
          label={t('statements.dateFormat')}
          data={[...dateFormats]}
          allowDeselect={false}
          value={mapping.dateFormat}
          onChange={(format) =>
            onChange({
              ...mapping,
              dateFormat: dateFormats.find((one) => one === format) ?? mapping.dateFormat,
            })
          }
        />
        <Select
          label={t('statements.decimal')}
          data={[
            { value: '.', label: '1,250.50' },
            { value: ',', label: '1.250,50' },
          ]}
          allowDeselect={false}
          value={mapping.decimal}
          onChange={(sign) => onChange({ ...mapping, decimal: sign === ',' ? ',' : '.' })}
        />
        <Select
          label={t('statements.defaultCurrency')}
          data={[...currencies]}
          allowDeselect={false}
          value={mapping.defaultCurrency}
          onChange={(currency) => currency && onChange({ ...mapping, defaultCurrency: currency })}
        />
      </SimpleGrid>
    </Stack>
  );
}

interface FirstProps {
  readonly lines: readonly {
    readonly bookedOn: string;
    readonly amount: { readonly amount: number; readonly currency: string };
    readonly endToEndId: string | null;
    readonly reference: string | null;
  }[];
}

function FirstLines({ lines }: FirstProps) {
  const { t } = useTranslation('finance');
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('statements.first')}>
      <table className={classes.plain}>
        <thead>
          <tr>
            <th scope="col">{t('lines.day')}</th>
            <th scope="col" data-align="end">
              {t('payouts.amount')}
            </th>
            <th scope="col">{t('statements.roles.reference')}</th>
            <th scope="col">{t('statements.roles.endToEndId')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={index}>
              <td>
                <When at={line.bookedOn} show="date" />
              </td>
              <td data-align="end">
                <Money {...line.amount} />
              </td>
              <td>{line.reference ?? '–'}</td>
              <td>
                <span className={classes.hash}>{line.endToEndId ?? '–'}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
