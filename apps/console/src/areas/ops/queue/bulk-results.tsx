import { Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemFrom } from '../../../api/problem';
import { useProblemText } from '../../../ui/problem-text';
import type { BulkRow } from './bulk-request';
import classes from './queue.module.css';

interface Props {
  readonly rows: readonly BulkRow[];
  readonly claims: readonly { readonly id: string; readonly number: string }[];
}

/** What became of each; the refused first, with their reason. */
export function BulkResults({ rows, claims }: Props) {
  const { t } = useTranslation('ops');
  const problemText = useProblemText();
  const numbers = new Map(claims.map(({ id, number }) => [id, number]));
  const done = rows.filter((row) => row.done);
  const ordered = [...rows.filter((row) => !row.done), ...done];
  return (
    <>
      <Text fw={650} role="status">
        {t('bulk.result', { done: done.length, all: rows.length })}
      </Text>
      <ul className={classes.results} tabIndex={0} aria-label={t('bulk.results')}>
        {ordered.map(({ claimId, done, code, message, claim }) => (
          <li key={claimId} className={classes.result}>
            {done ? (
              <IconCheck role="img" size={18} color="var(--tn-done-ink)" aria-label={t('bulk.done')} />
            ) : (
              <IconX role="img" size={18} color="var(--tn-late-ink)" aria-label={t('bulk.refused')} />
            )}
            <strong className={classes.nowrap}>{claim?.number ?? numbers.get(claimId)}</strong>
            {!done && <span>{problemText(problemFrom(409, { code, detail: message })).text}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
