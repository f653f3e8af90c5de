import { ActionIcon, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compressed } from '../../offline/photos';
import { FileDrop } from '../../ui/file-drop';
import classes from './recipient.module.css';

const MOST = 8;
const LARGEST = 40 * 1024 * 1024;

/** A photo that was made small, and the address it is shown from while the page is open. */
export interface PickedPhoto {
  readonly blob: Blob;
  readonly url: string;
}

interface Props {
  readonly photos: readonly PickedPhoto[];
  readonly onChange: (photos: readonly PickedPhoto[]) => void;
}

/** Photos made small on the device, without the place they were taken at. */
export function PhotoPicker({ photos, onChange }: Props) {
  const { t } = useTranslation('recipient');
  const [trouble, setTrouble] = useState<'unreadable' | 'photosFull' | null>(null);
  const take = async (files: readonly File[]) => {
    const room = MOST - photos.length;
    setTrouble(files.length > room ? 'photosFull' : null);
    const small: PickedPhoto[] = [];
    for (const file of files.slice(0, room)) {
      try {
        const blob = new Blob([await compressed(file)], { type: 'image/jpeg' });
        small.push({ blob, url: URL.createObjectURL(blob) });
      } catch {
        setTrouble('unreadable');
      }
    }
    onChange([...photos, ...small]);
  };
  const remove = (photo: PickedPhoto) => {
    URL.revokeObjectURL(photo.url);
    onChange(photos.filter((one) => one !== photo));
  };
  return (
    <Stack gap="xs">
      <FileDrop
        label={t('delivery.photos')}
        hint={t('delivery.photosHint')}
        accept="image/*"
        maxBytes={LARGEST}
        disabled={photos.length >= MOST}
        onFiles={(files) => void take(files)}
      />
      <Text size="sm" role="alert">
        {trouble && t(`delivery.${trouble}`)}
      </Text>
      {photos.length > 0 && (
        <ol className={classes.photos}>
          {photos.map((photo, index) => (
            <Picked key={photo.url} url={photo.url} number={index + 1} onRemove={() => remove(photo)} />
          ))}
        </ol>
      )}
    </Stack>
  );
}

function Picked({ url, number, onRemove }: { url: string; number: number; onRemove: () => void }) {
  const { t } = useTranslation('recipient');
  const { t: ui } = useTranslation('ui');
  const name = t('delivery.photoOf', { number });
  return (
    <li className={classes.photo}>
      <img src={url} alt={name} />
      <ActionIcon
        size={32}
        radius="xl"
        color="dark"
        aria-label={ui('file.remove', { name })}
        onClick={onRemove}
      >
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </li>
  );
}
