import { Button, Group, Modal, Progress, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../ui/problem-alert';
import { EvidencePicker, nothingAsked } from '../desk/evidence-picker';
import { PersonSelect } from '../desk/person-select';
import { priorities, type Priority } from '../desk/words';
import { BulkResults } from './bulk-results';
import { type BulkAction, type BulkFields, type BulkRow, isReady, sendBulk } from './bulk-request';
import type { QueueRow } from './queue-rows';

interface Props {
  readonly action: BulkAction | null;
  readonly claims: readonly QueueRow[];
  /** `done` when something was sent. */
  readonly onClose: (done: boolean) => void;
}

const nothing: BulkFields = { assigneeId: null, reason: '', asked: nothingAsked, priority: 'high' };

export function BulkDialog({ action, claims, onClose }: Props) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const [sent, setSent] = useState(false);
  const close = () => {
    onClose(sent);
    setSent(false);
  };
  return (
    <Modal
      opened={action !== null}
      onClose={close}
      size="lg"
      title={action && t('bulk.title', { action: t(`bulk.action.${action}`), count: claims.length })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      {action && <Work action={action} claims={claims} onClose={close} onSent={() => setSent(true)} />}
    </Modal>
  );
}

interface WorkProps {
  readonly action: BulkAction;
  readonly claims: readonly QueueRow[];
  readonly onClose: () => void;
  readonly onSent: () => void;
}

function Work({ action, claims, onClose, onSent }: WorkProps) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const [fields, setFields] = useState(nothing);
  const [results, setResults] = useState<readonly BulkRow[]>([]);
  const [key] = useState(() => crypto.randomUUID());
  const send = useMutation({
    mutationFn: () =>
      sendBulk(action, claims, fields, key, (rows) => setResults((known) => [...known, ...rows])),
    onMutate: () => {
      setResults([]);
      onSent();
    },
  });
  const set = (next: Partial<BulkFields>) => setFields({ ...fields, ...next });
  if (send.isPending || results.length > 0) {
    return (
      <Stack>
        {send.isPending && (
          <Progress value={(100 * results.length) / claims.length} animated aria-label={t('bulk.working')} />
        )}
        <ProblemAlert error={send.error} />
        <BulkResults rows={results} claims={claims} />
        <Group justify="flex-end">
          {send.error && <Button onClick={() => send.mutate()}>{ui('again')}</Button>}
          <Button variant="default" onClick={onClose} disabled={send.isPending}>
            {ui('close')}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t(`bulk.hint.${action}`)}
        </Text>
        <ProblemAlert error={send.error} />
        {action === 'assign' && (
          <PersonSelect
            label={t('assign.to')}
            nobody={t('assign.toQueue')}
            value={fields.assigneeId}
            onChange={(assigneeId) => set({ assigneeId })}
          />
        )}
        {action === 'hold' && (
          <TextInput
            label={t('hold.reason')}
            required
            maxLength={200}
            value={fields.reason}
            onChange={(event) => set({ reason: event.currentTarget.value })}
          />
        )}
        {action === 'request_evidence' && (
          <EvidencePicker value={fields.asked} onChange={(asked) => set({ asked })} type={null} />
        )}
        {action === 'priority' && (
          <SegmentedControl<Priority>
            aria-label={t('queue.priority')}
            data={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
            value={fields.priority}
            onChange={(priority) => set({ priority })}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" disabled={!isReady(action, fields)}>
            {t('bulk.go', { count: claims.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
