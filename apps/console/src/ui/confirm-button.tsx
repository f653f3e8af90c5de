import { Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props extends ButtonProps {
  readonly question: string;
  readonly text?: ReactNode;
  readonly confirm?: string;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
}

/** A button for what cannot be taken back: asks once, says what will happen. */
export function ConfirmButton({ question, text, confirm, onConfirm, children, ...button }: Props) {
  const { t } = useTranslation('ui');
  const [opened, { open, close }] = useDisclosure();
  const go = () => {
    close();
    onConfirm();
  };
  return (
    <>
      <Button {...button} onClick={open}>
        {children}
      </Button>
      <Modal opened={opened} onClose={close} title={question} closeButtonProps={{ 'aria-label': t('close') }}>
        <Stack>
          {text && (
            <Text size="sm" component="div">
              {text}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button color={button.color ?? 'bata'} onClick={go} data-autofocus>
              {confirm ?? t('confirm')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
