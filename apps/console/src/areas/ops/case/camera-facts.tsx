import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { durationText } from '../../../ui/duration';
import { useLocale } from '../../../ui/locale';
import { ToneBadge } from '../../../ui/tone-badge';
import { absoluteText } from '../../../ui/when';
import { type Moments, type Shot, shotAt } from './shot-at';
import type { FileFacts } from './use-files';

interface Props {
  readonly facts: FileFacts;
  readonly moments: Moments;
}

/** What camera and file say of themselves, held against the story of the parcel; rows of the list around it. */
export function CameraFacts({ facts: { width, height, durationMs, camera }, moments }: Props) {
  const { t } = useTranslation('ops');
  const locale = useLocale();
  const speaks = camera && (camera.camera !== null || camera.takenAt !== null || camera.hasPlace);
  return (
    <>
      {width !== null && height !== null && (
        <>
          <dt>{t('evidence.pixels')}</dt>
          <dd>
            {width} × {height}
            {durationMs !== null && ` · ${durationText(durationMs, locale)}`}
          </dd>
        </>
      )}
      {camera && !speaks && (
        <>
          <dt>{t('evidence.camera')}</dt>
          <dd>{t('evidence.silent')}</dd>
        </>
      )}
      {camera && speaks && (
        <>
          <dt>{t('evidence.camera')}</dt>
          <dd>{camera.camera ?? t('evidence.noCamera')}</dd>
          <dt>{t('evidence.taken')}</dt>
          <dd>
            {camera.takenAt ? absoluteText(camera.takenAt, locale) : t('evidence.unknown')}
            {camera.takenAt && <ShotBadge shot={shotAt(camera.takenAt, moments)} />}
          </dd>
          <dt>{t('evidence.place')}</dt>
          <dd>{t(camera.hasPlace ? 'evidence.hasPlace' : 'evidence.noPlace')}</dd>
        </>
      )}
    </>
  );
}

function ShotBadge({ shot }: { shot: Shot | null }) {
  const { t } = useTranslation('ops');
  const locale = useLocale();
  if (!shot) return null;
  const words = t(`evidence.shot.${shot.when}`, { time: durationText(shot.ms, locale) });
  return (
    <Text component="div" size="xs" mt={2}>
      {shot.odd ? (
        <ToneBadge tone="late" icon={IconAlertTriangle}>
          {words}
        </ToneBadge>
      ) : (
        words
      )}
    </Text>
  );
}
