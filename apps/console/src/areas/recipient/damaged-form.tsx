import { Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormPedals } from './form-pedals';
import type { FormProps } from './form-props';
import { PhotoPicker, type PickedPhoto } from './photo-picker';
import { useTyped } from './use-typed';

export function DamagedForm({ delivery, sending, onSend, onBack }: FormProps) {
  const { t } = useTranslation('recipient');
  const typed = useTyped(`damaged.${delivery.waybill}`);
  const [photos, setPhotos] = useState<readonly PickedPhoto[]>([]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend({ answer: 'damaged', description: typed.value.trim(), photos: photos.map(({ blob }) => blob) });
  };
  return (
    <form onSubmit={send} aria-label={t('delivery.damaged')}>
      <Stack>
        <PhotoPicker photos={photos} onChange={setPhotos} />
        <Textarea
          label={t('delivery.description')}
          size="md"
          autosize
          minRows={3}
          maxLength={5_000}
          value={typed.value}
          onChange={(event) => typed.set(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed">
          {t('delivery.keep')}
        </Text>
        <FormPedals sending={sending} onBack={onBack} />
      </Stack>
    </form>
  );
}
