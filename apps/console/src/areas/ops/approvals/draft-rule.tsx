import { Button, Group, Modal, MultiSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/paths';
import { useIntent } from '../../../api/use-intent';
import { readAmount } from '../../../ui/amount';
import { ProblemAlert } from '../../../ui/problem-alert';
import { toast } from '../../../ui/toast';
import { useDraft } from '../../../ui/use-draft';
import { useFormProblem } from '../../../ui/use-form-problem';
import { claimTypes } from '../desk/words';
import { type RuleDraft, termsOf } from './rule-draft';

interface Props {
  readonly start: RuleDraft;
  readonly onClose: () => void;
  /** The new version, which decides nothing before it was tried and activated. */
  readonly onDrafted: (id: string) => void;
}

/** The terms of a rule, or of the next version of one. */
export function DraftRule({ start, onClose, onDrafted }: Props) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const client = useQueryClient();
  const draft = useDraft(`rule.${start.key}`, start);
  const { value, set } = draft;
  const { mutate, isPending, error } = useIntent(
    (body: Schemas['claims']['NewRuleDto'], headers) =>
      answer(api.POST('/api/auto-approvals', { body, headers })),
    {
      onSuccess: ({ id, name }) => {
        draft.discard();
        toast.done(t('approvals.done.draft', { name }));
        void client.invalidateQueries({ queryKey: ['/api/auto-approvals'] });
        onDrafted(id);
      },
    },
  );
  const wrong = useFormProblem(error);
  const terms = termsOf(value);
  const unreadable = value.maxAmount.trim() !== '' && !readAmount(value.maxAmount, value.currency);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(start.key ? 'approvals.nextVersion' : 'approvals.new', { key: start.key })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (terms) mutate(terms);
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('approvals.draftLead')}
          </Text>
          <ProblemAlert error={error} />
          <TextInput
            label={t('approvals.key')}
            description={t('approvals.keyHint')}
            required
            disabled={start.key !== ''}
            maxLength={40}
            value={value.key}
            error={wrong('key')}
            onChange={(event) => set({ ...value, key: event.currentTarget.value })}
          />
          <Group grow align="start">
            <TextInput
              label={t('approvals.maxAmount')}
              required
              inputMode="numeric"
              value={value.maxAmount}
              error={unreadable ? t('decide.fault.unreadable') : wrong('maxAmount')}
              onChange={(event) => set({ ...value, maxAmount: event.currentTarget.value })}
            />
            <TextInput
              label={t('approvals.currency')}
              required
              maxLength={3}
              value={value.currency}
              error={wrong('currency')}
              onChange={(event) => set({ ...value, currency: event.currentTarget.value.toUpperCase() })}
            />
          </Group>
          <MultiSelect
            label={t('approvals.types')}
            required
            data={claimTypes.map((type) => ({ value: type, label: ui(`claimType.${type}`) }))}
            value={[...value.types]}
            error={wrong('types')}
            onChange={(chosen) =>
              set({ ...value, types: claimTypes.filter((type) => chosen.includes(type)) })
            }
          />
          <NumberInput
            label={t('approvals.qaPercent')}
            description={t('approvals.qaPercentHint')}
            min={0}
            max={100}
            suffix=" %"
            value={value.qaPercent}
            onChange={(percent) => set({ ...value, qaPercent: Number(percent) || 0 })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {ui('cancel')}
            </Button>
            <Button type="submit" disabled={!terms} loading={isPending}>
              {t('approvals.draft')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
