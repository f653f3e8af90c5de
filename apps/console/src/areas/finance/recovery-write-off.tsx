import { Button, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { against } from '../../api/against';
import { answer, api } from '../../api/client';
import { ProblemAlert } from '../../ui/problem-alert';
import { useDraft } from '../../ui/use-draft';
import type { Recovery } from './recovery';
import { useMoneyChange } from './use-money-change';

/** Gives it up, once a second person agrees. */
export function RecoveryWriteOff({ row, onDone }: { readonly row: Recovery; readonly onDone: () => void }) {
  const { t } = useTranslation('finance');
  const { value, set, discard } = useDraft(`write-off.${row.id}`, '');
  const propose = useMoneyChange(
    (reason: string) =>
      answer(
        api.POST('/api/recoveries/{id}/write-off', {
          params: { path: { id: row.id }, header: against(row.version) },
          body: { reason },
        }),
      ),
    () => {
      discard();
      onDone();
    },
  );
  return (
    <Stack>
      <ProblemAlert error={propose.error} />
      {t('recoveries.writeOffText')}
      <Textarea
        label={t('payout.reason')}
        description={t('files.reasonHint')}
        value={value}
        data-autofocus
        onChange={(event) => set(event.currentTarget.value)}
      />
      <Button
        disabled={value.trim().length < 3}
        loading={propose.isPending}
        onClick={() => propose.mutate(value.trim())}
      >
        {t('lines.propose')}
      </Button>
    </Stack>
  );
}
