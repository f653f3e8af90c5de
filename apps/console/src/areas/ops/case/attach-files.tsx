import { ActionIcon, Button, Checkbox, FileButton, Group, Popover, Stack, Text } from '@mantine/core';
import { IconFolder, IconPaperclip, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fileSizeText } from '../../../ui/file-size';
import { useLocale } from '../../../ui/locale';
import type { DraftFile } from '../../../ui/draft-files';
import { useKindText } from '../desk/use-kind-text';
import type { Claim } from '../desk/words';

const accept = 'image/jpeg,image/png,image/webp,.heic,application/pdf,video/mp4,video/quicktime,video/webm';

interface Props {
  readonly claim: Claim;
  /** Whether new files may come along: they become evidence, which the claimant sees. */
  readonly uploads: boolean;
  readonly files: readonly DraftFile[];
  /** Evidence of the case that goes along. */
  readonly chosen: readonly string[];
  readonly onAdd: (files: File[]) => void;
  readonly onDrop: (id: string) => void;
  readonly onChoose: (chosen: string[]) => void;
}

/** What goes along with a letter: files from here, which become evidence, and files that are in the case already. */
export function AttachFiles({ claim, uploads, files, chosen, onAdd, onDrop, onChoose }: Props) {
  const { t } = useTranslation('ops');
  const locale = useLocale();
  const kindText = useKindText();
  const inCase = claim.evidence.filter(({ id }) => chosen.includes(id));
  const toggle = (id: string) =>
    onChoose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <>
      <Group gap={4}>
        {uploads && (
          <FileButton
            multiple
            onChange={onAdd}
            accept={accept}
            inputProps={{ 'aria-label': t('attach.add') }}
          >
            {(props) => (
              <Button
                {...props}
                size="compact-sm"
                variant="subtle"
                leftSection={<IconPaperclip size={15} aria-hidden />}
              >
                {t('attach.add')}
              </Button>
            )}
          </FileButton>
        )}
        {claim.evidence.length > 0 && (
          <Popover position="bottom-start" shadow="md" width={320} trapFocus returnFocus>
            <Popover.Target>
              <Button size="compact-sm" variant="subtle" leftSection={<IconFolder size={15} aria-hidden />}>
                {t('attach.fromCase')}
              </Button>
            </Popover.Target>
            <Popover.Dropdown aria-label={t('attach.fromCase')}>
              <Stack gap="xs">
                {claim.evidence.map(({ id, kind, fileName }) => (
                  <Checkbox
                    key={id}
                    size="sm"
                    label={`${kindText(kind)}: ${fileName}`}
                    checked={chosen.includes(id)}
                    onChange={() => toggle(id)}
                  />
                ))}
              </Stack>
            </Popover.Dropdown>
          </Popover>
        )}
      </Group>
      {files.map(({ id, file }) => (
        <Attached
          key={id}
          name={file.name}
          note={fileSizeText(file.size, locale)}
          onRemove={() => onDrop(id)}
        />
      ))}
      {inCase.map(({ id, kind, fileName }) => (
        <Attached key={id} name={fileName} note={kindText(kind)} onRemove={() => toggle(id)} />
      ))}
      {files.length > 0 && (
        <Text size="xs" c={claim.stage === 'needs_action' ? 'var(--tn-waits-ink)' : 'dimmed'}>
          {t(claim.stage === 'needs_action' ? 'attach.answers' : 'attach.becomesEvidence')}
        </Text>
      )}
    </>
  );
}

interface AttachedProps {
  readonly name: string;
  readonly note: string;
  readonly onRemove: () => void;
}

function Attached({ name, note, onRemove }: AttachedProps) {
  const { t } = useTranslation('ops');
  return (
    <Group gap="xs" wrap="nowrap">
      <IconPaperclip size={14} aria-hidden />
      <Text size="sm" truncate>
        {name}
      </Text>
      <Text size="xs" c="dimmed">
        {note}
      </Text>
      <ActionIcon variant="subtle" size={24} aria-label={t('attach.remove', { name })} onClick={onRemove}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
