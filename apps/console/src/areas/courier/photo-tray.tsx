import { ActionIcon, Alert, Button, Group, Loader, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconArrowLeft, IconCamera, IconPhoto, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isStorageFull } from '../../offline/database';
import { compressed } from '../../offline/photos';
import { deletePhoto, savePhoto } from '../../offline/reports';
import classes from './courier.module.css';
import { usePhotoUrl } from './use-photo-url';

export const MOST_PHOTOS = 8;

interface Props {
  readonly clientId: string;
  readonly photoIds: readonly string[];
  readonly onChange: (photoIds: readonly string[]) => void;
}

type Trouble = 'unreadable' | 'full' | 'storage';

/** Takes, shows, orders and removes photos; each is small and on the phone before it appears. */
export function PhotoTray({ clientId, photoIds, onChange }: Props) {
  const { t } = useTranslation('courier');
  const camera = useRef<HTMLInputElement>(null);
  const gallery = useRef<HTMLInputElement>(null);
  const [working, setWorking] = useState(0);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const take = async (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])];
    input.value = '';
    setTrouble(files.length > MOST_PHOTOS - photoIds.length ? 'full' : null);
    let kept = [...photoIds];
    for (const file of files.slice(0, MOST_PHOTOS - photoIds.length)) {
      setWorking((count) => count + 1);
      try {
        const id = crypto.randomUUID();
        await savePhoto({ id, clientId, bytes: await compressed(file) });
        kept = [...kept, id];
        onChange(kept);
      } catch (error) {
        setTrouble(isStorageFull(error) ? 'storage' : 'unreadable');
      } finally {
        setWorking((count) => count - 1);
      }
    }
  };
  const remove = (id: string) => {
    onChange(photoIds.filter((one) => one !== id));
    void deletePhoto(id);
  };
  const forward = (index: number) => {
    const next = [...photoIds];
    next.splice(index - 1, 0, ...next.splice(index, 1));
    onChange(next);
  };

  const fits = photoIds.length + working < MOST_PHOTOS;
  return (
    <Stack>
      <Text c="dimmed">{t('photos.advice')}</Text>
      <Group grow>
        <Button
          size="xl"
          className={classes.big}
          disabled={!fits}
          leftSection={<IconCamera size={26} aria-hidden />}
          onClick={() => camera.current?.click()}
        >
          {t('photos.take')}
        </Button>
        <Button
          size="xl"
          className={classes.big}
          variant="default"
          disabled={!fits}
          leftSection={<IconPhoto size={26} aria-hidden />}
          onClick={() => gallery.current?.click()}
        >
          {t('photos.choose')}
        </Button>
      </Group>
      <input
        ref={camera}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        aria-label={t('photos.take')}
        onChange={(event) => void take(event.currentTarget)}
      />
      <input
        ref={gallery}
        type="file"
        hidden
        multiple
        accept="image/*"
        aria-label={t('photos.choose')}
        onChange={(event) => void take(event.currentTarget)}
      />
      <div role="alert">
        {trouble && (
          <Alert
            color={trouble === 'full' ? 'soga' : 'bata'}
            title={trouble === 'storage' ? t('full.title') : undefined}
          >
            {trouble === 'storage' ? t('full.text') : t(`photos.${trouble}`)}
          </Alert>
        )}
      </div>
      <Text size="sm" role="status">
        {working > 0 ? t('photos.working') : t('photos.count', { count: photoIds.length, most: MOST_PHOTOS })}
      </Text>
      <SimpleGrid cols={{ base: 3, sm: 4 }} spacing="sm" component="ol" className={classes.tray}>
        {photoIds.map((id, index) => (
          <Thumbnail
            key={id}
            id={id}
            number={index + 1}
            onRemove={() => remove(id)}
            onForward={index > 0 ? () => forward(index) : undefined}
          />
        ))}
        {working > 0 && (
          <li className={classes.thumbnail} aria-hidden>
            <Loader size="sm" />
          </li>
        )}
      </SimpleGrid>
    </Stack>
  );
}

interface ThumbnailProps {
  readonly id: string;
  readonly number: number;
  readonly onRemove: () => void;
  readonly onForward: (() => void) | undefined;
}

function Thumbnail({ id, number, onRemove, onForward }: ThumbnailProps) {
  const { t } = useTranslation('courier');
  const url = usePhotoUrl(id);
  return (
    <li className={classes.thumbnail}>
      {url && <img src={url} alt={t('photos.photo', { number })} />}
      <ActionIcon
        className={classes.remove}
        size={44}
        radius="xl"
        color="dark"
        variant="filled"
        aria-label={t('photos.remove', { number })}
        onClick={onRemove}
      >
        <IconX size={22} aria-hidden />
      </ActionIcon>
      {onForward && (
        <ActionIcon
          className={classes.forward}
          size={44}
          radius="xl"
          color="dark"
          variant="filled"
          aria-label={t('photos.earlier', { number })}
          onClick={onForward}
        >
          <IconArrowLeft size={22} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
