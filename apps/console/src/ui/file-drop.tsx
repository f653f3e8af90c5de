import { Button, Group, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './file-drop.module.css';
import { fileSizeText } from './file-size';
import { useLocale } from './locale';

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** As for an input: `image/*,.pdf`. */
  readonly accept: string;
  readonly maxBytes: number;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly onFiles: (files: File[]) => void;
}

const fits = (file: File, accept: string): boolean =>
  accept.split(',').some((kind) => {
    const wanted = kind.trim().toLowerCase();
    if (wanted.startsWith('.')) return file.name.toLowerCase().endsWith(wanted);
    return wanted.endsWith('/*') ? file.type.startsWith(wanted.slice(0, -1)) : file.type === wanted;
  });

/** Takes files by drop, by keyboard or by camera; what does not fit is named and left out. */
export function FileDrop({ label, hint, accept, maxBytes, multiple = true, disabled, onFiles }: Props) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string[]>([]);

  const take = (given: FileList | null) => {
    const files = [...(given ?? [])].slice(0, multiple ? undefined : 1);
    const limit = fileSizeText(maxBytes, locale);
    const complaints = files.flatMap((file) => {
      if (!fits(file, accept)) return [t('file.notAccepted', { name: file.name })];
      return file.size > maxBytes ? [t('file.tooLarge', { name: file.name, limit })] : [];
    });
    setRefused(complaints);
    const good = files.filter((file) => fits(file, accept) && file.size <= maxBytes);
    if (good.length > 0) onFiles(good);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) take(event.dataTransfer.files);
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(!disabled);
  };

  return (
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDrop={drop}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
    >
      <Group gap="sm">
        <IconPaperclip size={20} stroke={1.6} aria-hidden className={classes.icon} />
        <div className={classes.words}>
          <Text size="sm" fw={600}>
            {label}
          </Text>
          <Text size="xs" c="dimmed">
            {hint ?? t('file.drop')}
          </Text>
        </div>
        <Button
          variant="default"
          size="xs"
          disabled={disabled}
          aria-label={`${t('file.choose')}: ${label}`}
          onClick={() => input.current?.click()}
        >
          {t('file.choose')}
        </Button>
      </Group>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        aria-label={label}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <div role="alert">
        {refused.map((text) => (
          <Text key={text} size="sm" c="var(--mantine-color-error)" mt="xs">
            {text}
          </Text>
        ))}
      </div>
    </div>
  );
}
