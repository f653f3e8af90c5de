import { ActionIcon, Kbd, Modal, Stack, Switch, Table, Text, Tooltip } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { switchKeys, useKeysAreOn } from './use-keys';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The key as it is printed, and what it does. */
  readonly keys: readonly (readonly [key: string, does: string])[];
}

export function KeysHelp({ opened, onClose, keys }: Props) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const on = useKeysAreOn();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Stack>
        <Switch
          label={t('keys.on')}
          description={t('keys.onHint')}
          checked={on}
          onChange={(event) => switchKeys(event.currentTarget.checked)}
        />
        <Table aria-label={t('keys.title')} verticalSpacing={6}>
          <Table.Tbody>
            {keys.map(([key, does]) => (
              <Table.Tr key={key}>
                <Table.Th scope="row" w={110}>
                  {key.split(' ').map((part) => (
                    <Kbd key={part} mr={4}>
                      {part}
                    </Kbd>
                  ))}
                </Table.Th>
                <Table.Td>
                  <Text size="sm">{does}</Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </Modal>
  );
}

export function KeysHelpButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('ops');
  return (
    <Tooltip label={t('keys.button')}>
      <ActionIcon
        variant="default"
        size="lg"
        visibleFrom="sm"
        aria-label={t('keys.button')}
        onClick={onClick}
      >
        <IconKeyboard size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
