import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly secret: string;
  readonly text: string;
  readonly onStored: () => void;
}

/** A secret that no later answer repeats. */
export function ShownOnce({ secret, text, onStored }: Props) {
  const { t } = useTranslation('shipper');
  const { t: ui } = useTranslation('ui');
  return (
    <Stack>
      <Text size="sm">{text}</Text>
      <Code block fz="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }} tabIndex={0}>
        {secret}
      </Code>
      <Group justify="space-between">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              onClick={copy}
            >
              {copied ? ui('copied') : ui('copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onStored}>{t('keys.stored')}</Button>
      </Group>
    </Stack>
  );
}
