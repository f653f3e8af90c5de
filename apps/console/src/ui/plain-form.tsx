import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './problem-alert';

interface Props {
  /** Why the last try was refused. */
  readonly error: unknown;
  readonly submit: string;
  readonly pending: boolean;
  readonly disabled?: boolean;
  readonly onSubmit: () => void;
  /** Left out where something else closes the form. */
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/** Fields below one another, what was wrong with them above, and the button that sends them. */
export function PlainForm({ error, submit, pending, disabled = false, onSubmit, onCancel, children }: Props) {
  const { t } = useTranslation('ui');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="sm">
        <ProblemAlert error={error} />
        {children}
        <Group justify="flex-end" mt="xs">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('cancel')}
            </Button>
          )}
          <Button type="submit" loading={pending} disabled={disabled}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
