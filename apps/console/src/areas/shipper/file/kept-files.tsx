import { ActionIcon, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fileSizeText } from '../../../ui/file-size';
import { useLocale } from '../../../ui/locale';
import type { useDraftFiles } from '../../../ui/use-draft-files';
import type { EvidenceKind } from '../claim';
import shared from '../shipper.module.css';

interface Props {
  readonly evidence: ReturnType<typeof useDraftFiles>;
  readonly kind: EvidenceKind;
}

/** What was added of one kind and waits on this device. */
export function KeptFiles({ evidence: { files, drop }, kind }: Props) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  return files
    .filter((kept) => kept.kind === kind)
    .map(({ id, file }) => (
      <div key={id} className={shared.row}>
        <Text size="sm" truncate maw="70%">
          {file.name}{' '}
          <Text component="span" c="dimmed" size="xs">
            {fileSizeText(file.size, locale)}
          </Text>
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('file.remove', { name: file.name })}
          onClick={() => void drop(id)}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
    ));
}
