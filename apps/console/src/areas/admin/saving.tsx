import { Button, Group, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/paths';
import { ProblemAlert } from '../../ui/problem-alert';
import { ChangePreview } from './change-preview';

interface Props {
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly preview: {
    readonly data: Schemas['claims']['PreviewDto'] | undefined;
    readonly error: unknown;
    readonly isPending: boolean;
  };
  readonly save: { readonly error: unknown; readonly isPending: boolean };
  readonly onPreview: () => void;
  readonly onSave: () => void;
  readonly children?: ReactNode;
}

/** First what would move, then the change: the two buttons of everything that holds promises. */
export function Saving({ note, onNote, preview, save, onPreview, onSave, children }: Props) {
  const { t } = useTranslation('admin');
  return (
    <Stack>
      <TextInput
        label={t('promises.note')}
        value={note}
        maxLength={500}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
      <ProblemAlert error={save.error ?? preview.error} />
      <Group>
        <Button variant="default" loading={preview.isPending} onClick={onPreview}>
          {t('promises.preview')}
        </Button>
        <Button disabled={!preview.data} loading={save.isPending} onClick={onSave}>
          {t('promises.save')}
        </Button>
        {children}
      </Group>
      {preview.data && <ChangePreview preview={preview.data} />}
    </Stack>
  );
}
