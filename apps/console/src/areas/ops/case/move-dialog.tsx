import { Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPages } from '../../../api/query';
import { ProblemAlert } from '../../../ui/problem-alert';
import { toast } from '../../../ui/toast';
import { useDraft } from '../../../ui/use-draft';
import { usePages } from '../../../ui/use-pages';
import { PersonSelect } from '../desk/person-select';
import { useAssign } from '../desk/use-assign';
import type { Claim } from '../desk/words';
import { type CaseMove, useCaseMove } from './case-moves';

export type MoveName = 'hold' | 'cancel' | 'merge' | 'assign';

interface Props {
  readonly name: MoveName | null;
  readonly claim: Claim;
  readonly onClose: () => void;
}

export function MoveDialog({ name, claim, onClose }: Props) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  return (
    <Modal
      opened={name !== null}
      onClose={onClose}
      title={name && t(`move.title.${name}`, { number: claim.number })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      {name === 'assign' && <AssignForm claim={claim} onClose={onClose} />}
      {name !== null && name !== 'assign' && <MoveForm name={name} claim={claim} onClose={onClose} />}
    </Modal>
  );
}

function AssignForm({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const { t } = useTranslation('ops');
  const [to, setTo] = useState<string | null>(claim.assigneeId);
  const assign = useAssign();
  return (
    <Stack>
      <PersonSelect label={t('assign.to')} value={to} onChange={setTo} />
      <Group justify="flex-end">
        <Button
          disabled={to === null || to === claim.assigneeId}
          loading={assign.isPending}
          onClick={() => assign.mutate({ claim, assigneeId: to }, { onSuccess: onClose })}
        >
          {t('assign.give')}
        </Button>
      </Group>
    </Stack>
  );
}

interface FormProps {
  readonly name: 'hold' | 'cancel' | 'merge';
  readonly claim: Claim;
  readonly onClose: () => void;
}

function MoveForm({ name, claim, onClose }: FormProps) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const draft = useDraft(`${name}.${claim.id}`, { reason: '', until: '', into: '' });
  const { reason, until, into } = draft.value;
  const { mutate, isPending, error } = useCaseMove(claim, () => {
    draft.discard();
    toast.done(t(`move.done.${name}`, { number: claim.number }));
    onClose();
  });
  const reviewAt = until === '' ? null : new Date(`${until}T08:00`).toISOString();
  const move: Record<typeof name, CaseMove> = {
    hold: { name: 'hold', reason, reviewAt },
    cancel: { name: 'cancel', reason },
    merge: { name: 'merge', into, reason },
  };
  const ready = name === 'hold' ? reason.trim() !== '' : name !== 'merge' || into !== '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate(move[name]);
      }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t(`move.hint.${name}`)}
        </Text>
        <ProblemAlert error={error} />
        {name === 'merge' && (
          <OtherClaims
            claim={claim}
            value={into}
            onChange={(id) => draft.set({ ...draft.value, into: id })}
          />
        )}
        <Textarea
          label={t('move.reason')}
          required={name === 'hold'}
          autosize
          minRows={2}
          maxLength={name === 'hold' ? 200 : 2_000}
          value={reason}
          onChange={(event) => draft.set({ ...draft.value, reason: event.currentTarget.value })}
        />
        {name === 'hold' && (
          <TextInput
            type="date"
            label={t('hold.until')}
            description={t('hold.untilHint')}
            value={until}
            onChange={(event) => draft.set({ ...draft.value, until: event.currentTarget.value })}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button
            type="submit"
            color={name === 'hold' ? undefined : 'bata'}
            disabled={!ready}
            loading={isPending}
          >
            {t(`move.${name}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface OtherProps {
  readonly claim: Claim;
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** The other claims for the same parcel: the only ones a duplicate can go into. */
function OtherClaims({ claim, value, onChange }: OtherProps) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const query = useInfiniteQuery(
    apiPages('/api/claims', { params: { query: { waybill: [claim.waybill], limit: 50 } } }),
  );
  const { rows } = usePages(query);
  const others = rows.filter(
    ({ id, organisationId, mergedInto }) =>
      id !== claim.id && organisationId === claim.organisationId && mergedInto === null,
  );
  return (
    <Select
      label={t('move.into')}
      required
      placeholder={others.length === 0 ? t('move.noOther') : undefined}
      disabled={others.length === 0}
      data={others.map(({ id, number, type, stage }) => ({
        value: id,
        label: `${number} · ${ui(`claimType.${type}`)} · ${ui(`stage.${stage}`)}`,
      }))}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}
