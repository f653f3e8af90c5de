import { Button, Group, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { against } from '../../api/against';
import { answer, api } from '../../api/client';
import { ConfirmButton } from '../../ui/confirm-button';
import { Money } from '../../ui/money';
import type { Recovery } from './recovery';
import { RecoveryReceipt } from './recovery-receipt';
import { RecoveryWriteOff } from './recovery-write-off';
import { useMoneyChange } from './use-money-change';

/** What the person may do now, and the dialogs that ask for the rest. */
export function RecoveryActions({ row }: { readonly row: Recovery }) {
  const { t } = useTranslation('finance');
  const { t: ui } = useTranslation('ui');
  const [dialog, { open, close }] = useDisclosure();
  const [giving, giveUp] = useDisclosure();
  const path = { path: { id: row.id } };
  const confirm = useMoneyChange((version: number, headers) =>
    answer(
      api.POST('/api/recoveries/{id}/write-off/confirm', {
        params: { ...path, header: { ...against(version), 'Idempotency-Key': headers['idempotency-key'] } },
      }),
    ),
  );
  const withdraw = useMoneyChange((version: number) =>
    answer(
      api.POST('/api/recoveries/{id}/write-off/withdraw', { params: { ...path, header: against(version) } }),
    ),
  );
  const may = (action: Recovery['allowedActions'][number]) => row.allowedActions.includes(action);
  return (
    <Group gap="xs">
      {may('receive') && (
        <Button size="xs" variant="default" onClick={open}>
          {t('recoveries.receive')}
        </Button>
      )}
      {may('propose_write_off') && (
        <Button size="xs" variant="subtle" onClick={giveUp.open}>
          {t('recoveries.writeOff')}
        </Button>
      )}
      {may('confirm_write_off') && (
        <ConfirmButton
          size="xs"
          question={t('recoveries.confirmQuestion')}
          text={
            <>
              <Money {...row.outstanding} fw={700} />: {row.writeOff?.reason}
            </>
          }
          loading={confirm.isPending}
          onConfirm={() => confirm.mutate(row.version)}
        >
          {t('recoveries.confirmWriteOff')}
        </ConfirmButton>
      )}
      {may('withdraw_write_off') && (
        <Button
          size="xs"
          variant="subtle"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate(row.version)}
        >
          {t('recoveries.withdraw')}
        </Button>
      )}
      <Modal
        opened={dialog}
        onClose={close}
        title={t('recoveries.receive')}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <RecoveryReceipt row={row} onDone={close} />
      </Modal>
      <Modal
        opened={giving}
        onClose={giveUp.close}
        title={t('recoveries.writeOffQuestion')}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <RecoveryWriteOff row={row} onDone={giveUp.close} />
      </Modal>
    </Group>
  );
}
