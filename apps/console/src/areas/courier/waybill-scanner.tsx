import { Button, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state';
import { IconCameraOff } from '@tabler/icons-react';
import classes from './courier.module.css';
import { useScanner } from './use-scanner';

interface Props {
  readonly onRead: (waybill: string) => void;
  readonly onClose: () => void;
}

/** The camera over the page, until it has read a number or cannot. */
export function WaybillScanner({ onRead, onClose }: Props) {
  const { t } = useTranslation('courier');
  const { t: ui } = useTranslation('ui');
  const { video, state, again } = useScanner(onRead);
  const trouble = state !== 'asking' && state !== 'looking';
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen
      title={t('scanner.title')}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Stack>
        {trouble ? (
          <EmptyState
            icon={IconCameraOff}
            title={t(`scanner.${state}`)}
            text={t(`scanner.${state}Text`)}
            action={
              <Button variant="default" size="md" onClick={again}>
                {ui('again')}
              </Button>
            }
          />
        ) : (
          <div className={classes.viewfinder}>
            <video ref={video} muted playsInline aria-hidden />
            <Text className={classes.aim} role="status">
              {state === 'asking' ? t('scanner.asking') : t('scanner.aim')}
            </Text>
          </div>
        )}
        <Button size="lg" variant="light" onClick={onClose}>
          {t('scanner.type')}
        </Button>
      </Stack>
    </Modal>
  );
}
