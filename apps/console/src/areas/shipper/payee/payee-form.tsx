import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { against } from '../../../api/against';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/paths';
import { useIntent } from '../../../api/use-intent';
import { relativeText } from '../../../ui/duration';
import { useLocale } from '../../../ui/locale';
import { useNow } from '../../../ui/now';
import { ProblemAlert } from '../../../ui/problem-alert';
import { toast } from '../../../ui/toast';
import { useDraft } from '../../../ui/use-draft';
import { useFormProblem } from '../../../ui/use-form-problem';

interface Props {
  readonly payee: Schemas['resolution']['PayeeAnswer'] | null;
  readonly organisationId: string;
}

export function PayeeForm({ payee, organisationId }: Props) {
  const { t } = useTranslation('shipper');
  const client = useQueryClient();
  const locale = useLocale();
  const now = useNow();
  const { value, set, discard } = useDraft('payee', {
    bankCode: payee?.bankCode ?? '',
    // Known here only with dots in it: who changes the account writes it whole.
    accountNumber: '',
    holder: '',
  });
  const saving = useIntent(
    (body: typeof value) =>
      answer(
        api.PUT('/api/payees/{organisationId}', {
          params: {
            path: { organisationId },
            header: payee ? against(payee.version) : {},
          },
          body,
        }),
      ),
    {
      onSuccess: (saved) => {
        discard();
        client.setQueryData(['/api/payees', organisationId], saved);
        toast.done(t('payee.saved'));
      },
    },
  );
  const wrong = useFormProblem(saving.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(value);
  };
  const input = (field: keyof typeof value) => ({
    value: value[field],
    placeholder: payee?.[field],
    error: wrong(field),
    required: true,
    onChange: (event: { currentTarget: { value: string } }) =>
      set({ ...value, [field]: event.currentTarget.value }),
  });
  return (
    <form onSubmit={submit}>
      <Stack maw={460}>
        {!payee && <Alert color="soga">{t('payee.none')}</Alert>}
        <ProblemAlert error={saving.error} />
        <TextInput label={t('payee.bank')} description={t('payee.bankHint')} {...input('bankCode')} />
        <TextInput label={t('payee.number')} inputMode="numeric" {...input('accountNumber')} />
        <TextInput label={t('payee.holder')} autoComplete="name" {...input('holder')} />
        <Group>
          <Button type="submit" loading={saving.isPending}>
            {t('payee.save')}
          </Button>
          {payee && (
            <Text size="sm" c="dimmed">
              {t('payee.changed', { when: relativeText(Date.parse(payee.changedAt), now, locale) })}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}
